//! Numbers of the standard, of an independent library, and wrong ones made from them.

use super::*;

fn fault(text: &str) -> Vec<String> {
    let refusal = IdNumber::parse(text).unwrap_err();
    assert_eq!(refusal.code, Code::BadIdentity);
    refusal.facts
}

#[test]
fn numbers_of_the_standard_and_of_abolished_counties_are_accepted() {
    let cases = [
        ("11010519491231002X", (1949, 12, 31), Sex::Female),
        (" 11010519491231002x\n", (1949, 12, 31), Sex::Female),
        ("440524188001010014", (1880, 1, 1), Sex::Male),
        ("220102199003070013", (1990, 3, 7), Sex::Male),
        ("220181198002290031", (1980, 2, 29), Sex::Male),
    ];
    for (text, (year, month, day), sex) in cases {
        let number = IdNumber::parse(text).unwrap();
        assert_eq!(Some(number.birth()), NaiveDate::from_ymd_opt(year, month, day));
        assert_eq!(number.sex(), sex);
        assert_eq!(number.expose(), text.trim().to_uppercase());
    }
}

#[test]
fn a_number_is_completed_by_its_check_digit() {
    for whole in ["11010519491231002X", "440524188001010014", "220102199003070013", "220181198002290031"] {
        assert_eq!(IdNumber::beginning(&whole[..17]).unwrap().expose(), whole);
    }
    for (digits, fault) in [
        ("1101051949123100", "length"),
        ("110105194912310021", "length"),
        ("11010519491231é", "length"),
        ("1101051949123100X", "characters"),
        ("99042619911201007", "area"),
        ("22018119810229003", "date"),
    ] {
        assert_eq!(IdNumber::beginning(digits).unwrap_err().facts, [fault], "{digits}");
    }
}

#[test]
fn each_fault_has_its_word() {
    let cases = [
        ("", "length"),
        ("110105491231002", "length"),
        ("11010519491231002X0", "length"),
        ("1101051949123100２X", "length"),
        ("1101051949123100é", "characters"),
        ("11010519491231X02X", "characters"),
        ("11010519491231002Y", "characters"),
        ("990426199112010074", "area"),
        ("220181198102290031", "date"),
        ("220102199013010013", "date"),
        ("220102000003070013", "date"),
        ("220102199003070014", "check-digit"),
    ];
    for (text, word) in cases {
        assert_eq!(fault(text), [word], "{text}");
    }
}

#[test]
fn every_single_wrong_digit_and_every_swap_of_neighbours_is_caught() {
    let right = "220102199003070013";
    for at in 0..18 {
        for digit in b'0'..=b'9' {
            let mut wrong = right.as_bytes().to_vec();
            wrong[at] = digit;
            if wrong != right.as_bytes() {
                fault(std::str::from_utf8(&wrong).unwrap());
            }
        }
        let mut wrong = right.as_bytes().to_vec();
        if at < 17 && wrong[at] != wrong[at + 1] {
            wrong.swap(at, at + 1);
            fault(std::str::from_utf8(&wrong).unwrap());
        }
    }
}

/// The library also refuses counties that did not exist in the year of birth. Cards carry the code of the year they
/// were issued, so those two numbers are accepted here.
#[test]
fn the_cases_of_python_stdnum_agree_but_for_codes_of_other_years() {
    let data: serde_json::Value = serde_json::from_str(include_str!("../../tests/data/id_numbers.json")).unwrap();
    let of_other_years = ["110111198012010078", "110201199312010077"];
    let cases = data["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 12);
    for case in cases {
        let text = case["number"].as_str().unwrap();
        let read = IdNumber::parse(text);
        assert_eq!(read.is_ok(), case["valid"] == true || of_other_years.contains(&text), "{text}");
        if let (Ok(number), Some(birth)) = (read, case["birth"].as_str()) {
            assert_eq!(number.birth().to_string(), birth);
        }
    }
}

#[test]
fn nothing_that_prints_a_number_prints_the_whole() {
    let number = IdNumber::parse("220102199003070013").unwrap();
    assert_eq!(number.masked(), "220*************13");
    assert_eq!(format!("{number:?}"), "IdNumber(\"220*************13\")");
    let refusal = IdNumber::parse("220102199003070014").unwrap_err();
    assert!(!format!("{refusal:?} {refusal}").contains("2201"));
}
