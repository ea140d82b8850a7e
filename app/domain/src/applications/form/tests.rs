use super::*;
use proptest::prelude::*;

fn own() -> Own {
    Own::from(&IdNumber::parse("220102199003070013").unwrap())
}

fn typed() -> Typed {
    Typed {
        education: "bachelor".into(),
        degree: "bachelor".into(),
        school: "吉林大学".into(),
        major: "法学".into(),
        major_code: "０３０１０１k".into(),
        major_category: "法学类".into(),
        political: "member".into(),
        grassroots_years: "２年".into(),
        fresh_graduate: "no".into(),
        certificates: "法律职业资格证书A证、大学英语六级证书\n无".into(),
        work_unit: String::new(),
        history: "2008年至2012年 吉林大学\n2012年至今 白山市".into(),
        address: "白山市浑江区某街1号".into(),
        postcode: "１３４３００".into(),
        bonus: String::new(),
    }
}

fn refused(change: impl Fn(&mut Typed)) -> Vec<(Code, String)> {
    let mut form = typed();
    change(&mut form);
    let refused = form.check(own()).unwrap_err();
    refused.into_iter().map(|refusal| (refusal.code, refusal.field.unwrap())).collect()
}

#[test]
fn a_form_typed_on_a_chinese_keyboard_is_read() {
    let profile = typed().check(own()).unwrap();
    assert_eq!(profile.major.code.as_deref(), Some("030101K"));
    assert_eq!((profile.grassroots_years, profile.fresh_graduate), (2, false));
    assert_eq!(profile.certificates, ["法律职业资格证书A证", "大学英语六级证书"]);
    assert_eq!((profile.education, profile.degree), (Education::Bachelor, Some(Degree::Bachelor)));
    assert_eq!((profile.born, profile.gender), (own().born, own().gender));
}

#[test]
fn an_identity_number_tells_birth_and_gender() {
    let own = Own::from(&IdNumber::parse("11010519491231002X").unwrap());
    assert_eq!(own, Own { born: "1949-12-31".parse().unwrap(), gender: Gender::Female });
}

#[test]
fn an_empty_form_may_be_saved_and_names_every_missing_field_at_once() {
    let empty = Typed::default();
    empty.limits().unwrap();
    let refused = empty.check(own()).unwrap_err();
    let fields: Vec<_> = refused.iter().filter_map(|refusal| refusal.field.as_deref()).collect();
    assert!(refused.iter().all(|refusal| refusal.code == Code::Missing), "{refused:?}");
    assert_eq!(
        fields,
        ["education", "degree", "school", "major", "political", "grassroots_years", "fresh_graduate", "address"]
    );
}

#[test]
fn several_faults_are_named_together_in_the_order_of_the_form() {
    let found = refused(|form| {
        form.postcode = "13430".into();
        form.education = "professor".into();
        form.grassroots_years = "51".into();
        form.address = " \u{3000}".into();
    });
    let expected = [
        (Code::Malformed, "education"),
        (Code::OutOfRange, "grassroots_years"),
        (Code::Missing, "address"),
        (Code::Malformed, "postcode"),
    ];
    assert_eq!(found, expected.map(|(code, field)| (code, field.to_owned())));
}

#[test]
fn each_field_keeps_its_form() {
    let one = |change: &dyn Fn(&mut Typed)| {
        let found = refused(change);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    let said = |code, field: &str| (code, field.to_owned());
    assert_eq!(one(&|it| it.degree = "doctorate".into()), said(Code::Malformed, "degree"));
    assert_eq!(one(&|it| it.major_code = "0301-01".into()), said(Code::Malformed, "major_code"));
    assert_eq!(one(&|it| it.grassroots_years = "两".into()), said(Code::Malformed, "grassroots_years"));
    assert_eq!(one(&|it| it.grassroots_years = "年".into()), said(Code::Malformed, "grassroots_years"));
    assert_eq!(one(&|it| it.grassroots_years = "-1".into()), said(Code::Malformed, "grassroots_years"));
    assert_eq!(one(&|it| it.fresh_graduate = "maybe".into()), said(Code::Malformed, "fresh_graduate"));
    assert_eq!(one(&|it| it.school = "校".repeat(61)), said(Code::OutOfRange, "school"));
    assert_eq!(one(&|it| it.school = "吉林\u{7}大学".into()), said(Code::Malformed, "school"));
    assert_eq!(one(&|it| it.school = "吉林\n大学".into()), said(Code::Malformed, "school"));
    assert_eq!(one(&|it| it.work_unit = "局\u{202E}长".into()), said(Code::Malformed, "work_unit"));
    let many: String = (0..21).map(|at| format!("证{at}、")).collect();
    assert_eq!(one(&|it| it.certificates.clone_from(&many)), said(Code::OutOfRange, "certificates"));
    let form = Typed { degree: "none".into(), ..typed() };
    assert_eq!(form.check(own()).unwrap().degree, None);
}

proptest! {
    /// Whatever is typed, an answer comes, with at most one refusal for each field; what passes was within its limits.
    #[test]
    fn every_text_gets_an_answer(school in ".{0,70}", years in ".{0,6}", code in ".{0,14}", held in "(?s).{0,40}") {
        let form = Typed { school, grassroots_years: years, major_code: code, certificates: held, ..typed() };
        match form.check(own()) {
            Ok(profile) => {
                prop_assert!(form.limits().is_ok());
                prop_assert!(profile.grassroots_years <= YEARS);
            }
            Err(refused) => {
                let mut fields: Vec<_> = refused.iter().map(|refusal| refusal.field.clone()).collect();
                prop_assert!(!fields.is_empty() && fields.iter().all(Option::is_some));
                fields.dedup();
                prop_assert_eq!(fields.len(), refused.len());
            }
        }
    }

    #[test]
    fn full_width_digits_say_the_same(years in 0_u8..=50) {
        let wide: String = years.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
        let form = Typed { grassroots_years: wide, ..typed() };
        prop_assert_eq!(form.check(own()).unwrap().grassroots_years, years);
    }
}
