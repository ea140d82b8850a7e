//! `/parameters`: every parameter with the value that holds today.

use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Parameters, fill, parameter_words};
use crate::ui::{Column, DataTable, Day, Load, PageHeading, Row};
use chrono::NaiveDate;
use domain::parameters::{Dated, ParameterKey, in_force};
use leptos::prelude::*;

/// The table of parameters.
#[component]
pub fn ParametersPage() -> impl IntoView {
    let words = Parameters::of(Lang::current());
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let kept = store::parameters::list(&asking.store, None).await?;
        let dated: Vec<Dated> = kept.into_iter().map(|kept| kept.dated).collect();
        Ok((dated, clock::day_of(asking.now)))
    };
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <Load from=from show=|(dated, today)| table(&dated, today)/>
    }
}

fn table(dated: &[Dated], today: NaiveDate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let columns = vec![
        Column::new(words.key),
        Column::new(words.value),
        Column::new(words.unit),
        Column::new(words.basis),
        Column::new(words.footing),
        Column::new(words.from),
        Column::new(words.to),
    ];
    let rows = ParameterKey::ALL.iter().map(|key| row(*key, in_force(dated, *key, today))).collect();
    let caption = fill(words.caption, &[&clock::day(today, lang)]);
    view! { <DataTable id="parameters" caption=caption columns=columns rows=rows/> }
}

fn row(key: ParameterKey, dated: Option<&Dated>) -> Row {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let own = parameter_words(key, lang);
    let href = format!("/parameters/{key}");
    let value = dated.map_or_else(|| key.default_value(), |dated| dated.value.clone());
    let unit = if own.unit.is_empty() { words.unit_none } else { own.unit };
    let (basis, footing, from, to) = match dated {
        Some(dated) => (
            dated.basis.clone(),
            // Whoever set the value named a document: what kind of text it is, the reader judges from that.
            words.footing_set,
            view! { <Day date=dated.valid_from/> }.into_any(),
            match dated.valid_to {
                Some(last) => view! { <Day date=last/> }.into_any(),
                None => words.open_end.into_any(),
            },
        ),
        None => (
            words::default_basis(key, words).to_owned(),
            words::footing(key.footing(), words),
            words.default.into_any(),
            words.open_end.into_any(),
        ),
    };
    Row(vec![
        view! { <a href=href>{own.name}</a> }.into_any(),
        words::value(&value, lang).into_any(),
        unit.into_any(),
        basis.into_any(),
        footing.into_any(),
        from,
        to,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;

    #[test]
    fn the_value_of_the_day_is_shown_not_the_latest() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let set = |value, from, to: Option<&str>| {
            Dated::parse(ParameterKey::SessionHours, value, "文件〔2027〕1号", day(from), to.map(day)).unwrap()
        };
        let dated = [set("7", "2027-01-01", Some("2027-06-30")), set("23", "2027-07-01", None)];
        let page = shown("/parameters", move || table(&dated, day("2027-03-01")));
        assert!(page.contains("文件〔2027〕1号") && page.contains("datetime=\"2027-06-30\""), "{page}");
        assert!(page.contains(">7<") && !page.contains(">23<"), "{page}");
        for key in ParameterKey::ALL {
            assert!(page.contains(&format!("href=\"/parameters/{key}\"")), "{key}");
        }
    }
}
