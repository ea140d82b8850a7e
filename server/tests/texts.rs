//! The texts of an item, written by a plain form through the whole router.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demonstration;
mod hosted;
mod keeping;

use domain::approvals::item::{Item, ItemFault, TypedItem, TypedMaterial, TypedName};
use domain::refusal::{Code, Refusal};
use keeping::{Answer, Home, ITEM, MINE, fields, section, value};

async fn edit(home: &Home, seen: u64, typed: &TypedItem, more: &[(&str, &str)]) -> Answer {
    let seen = seen.to_string();
    let own = [("item", ITEM), ("seen", seen.as_str())];
    let typed = fields(typed, "text");
    let typed = typed.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    // A box that is not ticked sends nothing.
    let boxes =
        |name: &str| ["[original]", "[required]", "[gone]", "[safety]", "[joint]"].iter().any(|it| name.ends_with(it));
    let typed = typed.filter(|(name, value)| !(value.is_empty() && boxes(name)));
    let fields: Vec<(&str, &str)> = own.into_iter().chain(typed).chain(more.iter().copied()).collect();
    home.form("/api/approvals/edit-item-text", &fields, "staff").await
}

/// The text of a field of several lines.
fn lines<'a>(form: &'a str, name: &str) -> &'a str {
    let area = form.split("<textarea").find(|area| area.contains(&format!("name=\"{name}\""))).expect("the field");
    area.split_once('>').and_then(|(_, rest)| rest.split("</textarea>").next()).expect("its text").trim()
}

/// Whether a box is ticked.
fn is_ticked(form: &str, name: &str) -> bool {
    let input = form.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).expect("the box");
    input.split('>').next().unwrap().contains("checked")
}

/// How many of the folded parts of a class are open.
fn unfolded(page: &str, class: &str) -> usize {
    let tags = page.split("<details").skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter(|tag| tag.contains(&format!("class=\"{class}\"")) && tag.contains(" open")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_are_saved_as_they_were_typed_and_the_flow_stays() {
    let home = Home::new().await;
    let item = home.draft().await.item;
    let typed = TypedItem::of(&item);
    assert_eq!(home.refused(&edit(&home, 0, &typed, &[]).await).await.code, Code::NothingChanged);

    let mut more = typed.clone();
    more.promised = (item.promised - 1).to_string();
    more.conditions.push(TypedName { zh: "新的条件".into(), en: "A new condition".into() });
    more.materials.push(TypedMaterial {
        zh: "新的材料".into(),
        en: "A new paper".into(),
        copies: "2".into(),
        sample_zh: "写明日期".into(),
        sample_en: "Names the day".into(),
        ..TypedMaterial::default()
    });
    more.materials[0].gone = "true".into();
    more.fee = "10.50".into();
    let saved = format!("/approvals/{ITEM}/draft?done=item-drafted");
    assert_eq!(edit(&home, 0, &more, &[]).await.goal(), saved);
    let draft = home.draft().await;
    assert_eq!(draft.item.flow, item.flow);
    assert_eq!(
        (draft.item.materials.len(), draft.item.conditions.len()),
        (item.materials.len(), item.conditions.len() + 1)
    );
    assert!(
        draft.faults.contains(&ItemFault::FeeWithoutBasis),
        "the checker names what is missing: {:?}",
        draft.faults
    );
    let page = home.get(&format!("/approvals/{ITEM}/draft"), Some("approver")).await.body;
    let form = section(&page, "text");
    assert_eq!(
        (value(form, "text[fee]"), lines(form, "text[conditions][0][zh]")),
        ("10.50", item.conditions[0].zh.as_str())
    );
    assert!(value(form, "text[materials][0][zh]") == item.materials[1].name.zh, "the first is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_comes_back_in_its_field_with_all_that_was_typed() {
    let home = Home::new().await;
    let item = home.draft().await.item;
    let mut typed = TypedItem::of(&item);
    let at = item.materials.len();
    typed.materials.push(TypedMaterial { zh: "新的材料".into(), copies: "two".into(), ..TypedMaterial::default() });
    typed.materials[at].en = "A new paper".into();
    typed.materials[0].required.clear();
    typed.materials[0].original = "true".into();
    typed.conditions.push(TypedName { zh: "<b>条件</b>".into(), en: "A condition".into() });
    let answer = edit(&home, 0, &typed, &[]).await;
    let field = format!("text[materials][{at}][copies]");
    let page = home.came_back(&answer, "staff").await;
    let form = section(&page, "text");
    assert!(form.contains(&format!("id=\"field-{field}-error\"")), "{form}");
    assert!(page.contains(&format!("href=\"#field-{field}\"")) && page.contains(&format!("材料 {}，份数", at + 1)));
    assert_eq!((value(form, &field), value(form, &format!("text[materials][{at}][zh]"))), ("two", "新的材料"));
    assert_eq!(lines(form, &format!("text[conditions][{}][zh]", item.conditions.len())), "&lt;b>条件&lt;/b>");
    assert!(!is_ticked(form, "text[materials][0][required]") && is_ticked(form, "text[materials][0][original]"));
    assert_eq!(unfolded(form, "item-list"), 1, "the list with the error is open");
    assert_eq!(home.refused(&edit(&home, 0, &typed, &[]).await).await, Refusal::of(Code::Malformed, &field));
    assert_eq!(home.draft().await.saved_at, None, "nothing was saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_form_that_comes_back_unticks_no_box() {
    let home = Home::new().await;
    let item = home.draft().await.item;
    let at = item.materials.iter().position(|it| it.required).expect("one is needed");
    let fields = [("item", ITEM), ("seen", "0"), ("document", "{")];
    let answer = home.form("/api/approvals/save-item-draft", &fields, "staff").await;
    let page = home.came_back(&answer, "staff").await;
    assert!(is_ticked(section(&page, "text"), &format!("text[materials][{at}][required]")));
    assert!(unfolded(section(&page, "edit"), "more") == 1, "the form that came back is open");
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_come_back_are_not_mixed_with_what_another_saved() {
    let home = Home::new().await;
    let item = home.draft().await.item;
    let mut mine = TypedItem::of(&item);
    mine.zh = "我改的名称".into();
    let theirs = Item { promised: item.promised - 2, conditions: item.conditions[1..].to_vec(), ..item.clone() };
    let theirs = serde_json::to_string(&theirs).unwrap();
    home.form("/api/approvals/save-item-draft", &[("item", ITEM), ("seen", "0"), ("document", &theirs)], "approver")
        .await;

    let refused = edit(&home, 0, &mine, &[]).await;
    let page = home.came_back(&refused, "staff").await;
    let form = section(&page, "text");
    assert_eq!((value(form, "seen"), value(form, "instead"), value(form, "text[zh]")), ("0", "1", "我改的名称"));
    assert_eq!(value(form, "text[promised]"), item.promised.to_string());
    for (at, condition) in item.conditions.iter().enumerate() {
        assert_eq!(lines(form, &format!("text[conditions][{at}][zh]")), condition.zh);
    }
    assert!(form.contains(MINE));
    assert_eq!((value(section(&page, "flow"), "seen"), value(section(&page, "edit"), "seen")), ("1", "1"));
    assert_eq!(home.refused(&edit(&home, 0, &mine, &[]).await).await.code, Code::ChangedMeanwhile);
    let saved = format!("/approvals/{ITEM}/draft?done=item-drafted");
    assert_eq!(edit(&home, 0, &mine, &[("instead", "1")]).await.goal(), saved);
    let draft = home.draft().await;
    assert_eq!((draft.revision, draft.item.name.zh.as_str(), draft.item.promised), (2, "我改的名称", item.promised));
}
