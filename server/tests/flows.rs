//! Items kept through the whole router: a flow goes out as a BPMN file and comes in again, whatever would run or reach
//! elsewhere is refused with the element named, a flow is drawn by plain forms, and another person publishes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demonstration;
mod hosted;
mod keeping;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use domain::approvals::bpmn;
use domain::approvals::flow::{Fault, StepId, StepKind, TypedStep};
use domain::approvals::item::{Item, ItemCode, ItemFault};
use domain::refusal::Code;
use keeping::{Answer, Home, ITEM, MINE, fields, section, value};
use store::approvals;

/// Drawn with another tool.
const DRAWN: &[u8] = include_bytes!("../../app/domain/src/approvals/bpmn/samples/linear.bpmn");

/// The fields of the form by which a flow is drawn.
fn typed(item: &Item) -> Vec<(String, String)> {
    let steps: Vec<TypedStep> = item.flow.steps.iter().map(TypedStep::of).collect();
    fields(&steps, "steps")
}

async fn edit(home: &Home, seen: u64, typed: &[(String, String)], more: &[(&str, &str)]) -> Answer {
    let seen = seen.to_string();
    let own = [("item", ITEM), ("seen", seen.as_str())];
    let typed = typed.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<(&str, &str)> = own.into_iter().chain(typed).chain(more.iter().copied()).collect();
    home.form("/api/approvals/edit-item-flow", &fields, "staff").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_goes_out_as_a_file_and_comes_in_again() {
    let home = Home::new().await;
    let out = home.get(&format!("/approvals/{ITEM}/flow.bpmn"), None).await;
    assert_eq!(out.status, StatusCode::OK);
    assert_eq!(out.headers[CONTENT_TYPE], "application/bpmn+xml");
    let present = home.draft().await.item;
    assert_eq!(bpmn::read(out.body.as_bytes()).unwrap(), present.flow);
    assert_eq!(home.get("/approvals/XK0000000Y/flow.bpmn", None).await.status, StatusCode::NOT_FOUND);

    let same = home.upload(0, out.body.as_bytes(), "staff").await;
    assert_eq!(home.refused(&same).await.code, Code::NothingChanged);
    let other = home.upload(0, DRAWN, "staff").await;
    assert_eq!(other.goal(), format!("/approvals/{ITEM}/draft?done=flow-imported"));
    let draft = home.draft().await;
    let nobody = |fault: &ItemFault| matches!(fault, ItemFault::Flow { problem } if problem.fault == Fault::NoPost);
    assert!(draft.faults.iter().any(nobody), "what another tool does not say is to be completed");
    let page = home.get(&format!("/approvals/{ITEM}/draft"), Some("staff")).await;
    assert!(page.body.contains("没有责任岗位"), "the page lists what is wrong");
    let stale = home.upload(0, DRAWN, "staff").await;
    assert_eq!(home.refused(&stale).await.code, Code::ChangedMeanwhile);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_run_or_reach_elsewhere_is_refused_with_the_element_named() {
    let home = Home::new().await;
    let drawn = String::from_utf8(DRAWN.to_vec()).unwrap();
    let with = |element: &str| drawn.replacen("</bpmn:process>", &format!("{element}</bpmn:process>"), 1);
    let script = with("<bpmn:scriptTask id=\"Evil_1\"><bpmn:script>rm</bpmn:script></bpmn:scriptTask>");
    let refused = home.refused(&home.upload(0, script.as_bytes(), "staff").await).await;
    assert_eq!(
        (refused.code, refused.facts),
        (Code::NotAFlow, vec!["script".to_owned(), "scriptTask Evil_1".to_owned()])
    );
    let (head, rest) = drawn.split_once("?>").unwrap();
    let xxe = format!("{head}?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{rest}");
    let refused = home.refused(&home.upload(0, xxe.as_bytes(), "staff").await).await;
    assert_eq!((refused.code, refused.facts[0].as_str()), (Code::NotAFlow, "document-type"));
    let large = drawn.clone() + &" ".repeat(bpmn::MOST_BYTES);
    let refused = home.refused(&home.upload(0, large.as_bytes(), "staff").await).await;
    assert_eq!((refused.code, refused.facts), (Code::TooLarge, vec![bpmn::MOST_BYTES.to_string()]));
    let huge = home.refused(&home.upload(0, &vec![b' '; 50_000_000], "staff").await).await;
    assert_eq!(huge.code, Code::TooLarge, "by its declared length, before any of it is read");
    for login in ["staff-baishan", "supervisor-1", "admin"] {
        let answer = home.upload(0, DRAWN, login).await;
        assert_eq!(home.refused(&answer).await.code, Code::NotPermitted, "{login}");
    }
    assert_eq!(home.draft().await.saved_at, None, "nothing was taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_is_drawn_by_plain_forms_and_published_by_another() {
    let home = Home::new().await;
    let page = format!("/approvals/{ITEM}/draft");
    let saved = format!("{page}?done=item-drafted");
    let item = home.draft().await.item;
    let fields = typed(&item);
    assert_eq!(home.refused(&edit(&home, 0, &fields, &[]).await).await.code, Code::NothingChanged);

    // Without a post, with a step that nothing leads to, and with a limit beyond the law's.
    let mut wrong = fields.clone();
    wrong.iter_mut().find(|(name, value)| name.ends_with("[post]") && !value.is_empty()).unwrap().1.clear();
    let add = [("doing", "add"), ("new_step", "look"), ("new_sort", "task"), ("new_after", "start")];
    assert_eq!(edit(&home, 0, &wrong, &add).await.goal(), saved);
    let draft = home.draft().await;
    let found = |fault: Fault| {
        draft.faults.iter().any(|it| matches!(it, ItemFault::Flow { problem } if problem.fault == fault))
    };
    assert!(found(Fault::NoPost) && found(Fault::Unreachable) && found(Fault::NoExit), "{:?}", draft.faults);
    assert_eq!(draft.item.flow.place(&StepId::parse("look").unwrap()), Some(1));
    let shown = home.get(&page, Some("approver")).await.body;
    for words in ["没有责任岗位", "永远走不到", "没有出口"] {
        assert!(shown.contains(words), "{words}");
    }
    let publish = |seen: &'static str, login: &'static str| {
        let home = &home;
        async move { home.form("/api/approvals/publish-item-draft", &[("item", ITEM), ("seen", seen)], login).await }
    };
    assert_eq!(home.refused(&publish("1", "approver").await).await.code, Code::DraftFaulty);

    // A value that cannot be read comes back in its field, and nothing is saved.
    let mut unread = typed(&draft.item);
    let limit = unread.iter_mut().find(|(name, value)| name.ends_with("[limit]") && !value.is_empty()).unwrap();
    limit.1 = "soon".to_owned();
    let field = limit.0.clone();
    let refused = home.refused(&edit(&home, 1, &unread, &[]).await).await;
    assert_eq!((refused.code, refused.field), (Code::Malformed, Some(field)));

    // Put right, and one day quicker.
    let mut right = fields.clone();
    let limit = right
        .iter_mut()
        .find(|(name, value)| name.ends_with("[limit]") && value.parse::<u16>().is_ok_and(|days| days > 1));
    let limit = limit.unwrap();
    limit.1 = (limit.1.parse::<u16>().unwrap() - 1).to_string();
    assert_eq!(edit(&home, 1, &right, &[]).await.goal(), saved);
    assert_eq!(home.draft().await.faults, []);
    assert_eq!(home.refused(&publish("2", "staff").await).await.code, Code::SecondPersonNeeded);
    assert_eq!(publish("2", "approver").await.goal(), format!("/approvals/{ITEM}?done=item-published"));
    let code = ItemCode::parse(ITEM).unwrap();
    let published = approvals::item_in_force(&home.0.store, &code).await.unwrap();
    assert_eq!(published.version, 2);
    let days = |item: &Item| {
        let limits = item.flow.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Task(task) => Some(u32::from(task.limit)),
            _ => None,
        });
        limits.sum::<u32>()
    };
    assert_eq!(days(&published) + 1, days(&item));
    let history = home.get(&format!("/approvals/{ITEM}/history"), None).await.body;
    assert!(history.contains("办理流程"), "the history says what differs");
    let power = home.get(&format!("/powers/220000-{ITEM}"), None).await.body;
    assert!(power.contains("须重新评估"), "a change of the flow asks for it");
    let older = home.get(&format!("/approvals/{ITEM}?version=1"), None).await;
    assert!(older.status == StatusCode::OK && older.body.contains("已被第 2 版取代"));
    assert_eq!(home.get(&format!("/approvals/{ITEM}?version=3"), None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_comes_back_saves_over_nobody_unless_told_to() {
    let home = Home::new().await;
    let text = |promised: u16, item: &Item| serde_json::to_string(&Item { promised, ..item.clone() }).unwrap();
    let item = home.draft().await.item;
    let (mine, theirs) = (text(item.promised - 1, &item), text(item.promised - 2, &item));
    let save = async |seen: &str, document: &str, instead: &[(&str, &str)], login: &str| {
        let fields = [&[("item", ITEM), ("seen", seen), ("document", document)], instead].concat();
        home.form("/api/approvals/save-item-draft", &fields, login).await
    };
    let fresh = home.get(&format!("/approvals/{ITEM}/draft"), Some("staff")).await.body;
    assert!(value(section(&fresh, "edit"), "seen") == "0" && !fresh.contains(MINE));
    save("0", &theirs, &[], "approver").await;

    // It comes back as it was written, over what was seen, with what the other saved beside it.
    let mut refused = save("0", &mine, &[], "staff").await;
    for _ in 0..2 {
        let page = home.came_back(&refused, "staff").await;
        let form = section(&page, "edit");
        assert_eq!((value(form, "seen"), value(form, "instead")), ("0", "1"));
        assert!(form.contains(MINE) && form.contains("现在的内容"), "{form}");
        let plain = form.replace("&quot;", "\"");
        assert!(plain.contains(&format!("\"promised\":{}", item.promised - 1)), "what was typed: {form}");
        assert!(plain.contains(&format!("\"promised\": {}", item.promised - 2)), "what stands there: {form}");
        // The other forms of the page go over what stands there now.
        assert_eq!(value(section(&page, "flow"), "seen"), "1");
        // Sent again as it is, it is refused again.
        refused = save(value(form, "seen"), &mine, &[], "staff").await;
    }
    assert_eq!(home.refused(&refused).await.code, Code::ChangedMeanwhile);
    assert_eq!(home.draft().await.item.promised, item.promised - 2, "nobody's work is lost");

    // Somebody saves once more: a box that was ticked for the earlier one does not hold.
    save("1", &text(item.promised - 3, &item), &[], "approver").await;
    let late = save("0", &mine, &[("instead", "1")], "staff").await;
    let page = home.came_back(&late, "staff").await;
    let form = section(&page, "edit");
    assert_eq!((value(form, "seen"), value(form, "instead")), ("0", "2"));
    assert!(!form.contains("checked"), "{form}");
    let done = save("0", &mine, &[("instead", "2")], "staff").await;
    assert_eq!(done.goal(), format!("/approvals/{ITEM}/draft?done=item-drafted"));
    let draft = home.draft().await;
    assert_eq!((draft.revision, draft.item.promised), (3, item.promised - 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drawn_flow_that_comes_back_keeps_its_own_steps_and_saves_over_nobody() {
    let home = Home::new().await;
    let item = home.draft().await.item;
    let mut fields = typed(&item);
    // Another adds a step; this one only renames the first.
    let add = [("doing", "add"), ("new_step", "look"), ("new_sort", "task"), ("new_after", "start")];
    edit(&home, 0, &fields, &add).await;
    fields.iter_mut().find(|(name, _)| name == "steps[1][zh]").unwrap().1 = "我改的名称".to_owned();
    let refused = edit(&home, 0, &fields, &[("doing", "")]).await;
    let page = home.came_back(&refused, "staff").await;
    let form = section(&page, "flow");
    assert_eq!((value(form, "seen"), value(form, "instead")), ("0", "1"));
    assert!(form.contains("我改的名称") && form.contains(MINE), "{form}");
    // The steps are those that were typed, in their places, and not the other's.
    for (at, step) in item.flow.steps.iter().enumerate() {
        assert_eq!(value(form, &format!("steps[{at}][id]")), step.id.as_str());
    }
    assert!(!form.contains(&format!("name=\"steps[{}][id]\"", item.flow.steps.len())));
    assert_eq!(value(section(&page, "edit"), "seen"), "1");
    assert_eq!(home.refused(&edit(&home, 0, &fields, &[("doing", "")]).await).await.code, Code::ChangedMeanwhile);
    assert_eq!(
        edit(&home, 0, &fields, &[("doing", ""), ("instead", "1")]).await.goal(),
        format!("/approvals/{ITEM}/draft?done=item-drafted")
    );
    let flow = home.draft().await.item.flow;
    assert_eq!((flow.steps.len(), flow.steps[1].name.zh.as_str()), (item.flow.steps.len(), "我改的名称"));
}
