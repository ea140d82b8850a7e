//! Tables that sort and page by the address. On a narrow screen the rows become cards, or the table scrolls inside itself.

use super::icon::{Icon, IconName};
use crate::lang::Lang;
use crate::locales::{Common, fill};
use crate::visit;
use leptos::prelude::*;

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The word that sorts by it in the address; none for a column that does not sort.
    pub sort: Option<&'static str>,
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers, which stand at the end of the line.
    pub number: bool,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { sort: None, label: label.into(), number: false }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { number: true, ..Self::new(label) }
    }

    /// The same column, sortable by a word in the address.
    #[must_use]
    pub const fn sorted_by(mut self, word: &'static str) -> Self {
        self.sort = Some(word);
        self
    }
}

/// The order that the address asks for: `?sort=day` or, downwards, `?sort=-day`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's word.
    pub by: String,
    /// Whether the greatest comes first.
    pub down: bool,
}

impl Sort {
    /// Reads the form of the address.
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix('-') {
            Some(by) => Self { by: by.to_owned(), down: true },
            None => Self { by: text.to_owned(), down: false },
        }
    }

    /// The order of the present address.
    pub fn current() -> Option<Self> {
        visit::query("sort").map(|text| Self::parse(&text))
    }
}

/// Where the pages before and after are, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// The key after which the next page begins; none on the last page.
    pub next: Option<String>,
}

/// One row: its cells, the first of which names it.
#[derive(Debug)]
pub struct Row(pub Vec<AnyView>);

/// What happens to a table where the screen is narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Each row becomes a card: for lists that one reads row by row.
    #[default]
    Cards,
    /// It stays a table: for two or three short columns.
    Plain,
    /// The table scrolls inside its own region: for tables that one compares by columns.
    Scroll,
}

/// A table with a caption. The first cell of a row is its heading.
#[component]
pub fn DataTable(
    /// A word that is unique on the page.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Its columns.
    columns: Vec<Column>,
    /// Its rows.
    rows: Vec<Row>,
    /// Its behaviour on a narrow screen.
    #[prop(optional)]
    layout: Layout,
    /// The pages around it.
    #[prop(optional)]
    pager: Option<Pager>,
) -> impl IntoView {
    let caption_id = format!("{id}-caption");
    let body = rows.into_iter().map(|row| row_view(row, &columns)).collect_view();
    let sort = Sort::current();
    let heads = columns.iter().map(|column| head_view(column, sort.as_ref())).collect_view();
    let class = match layout {
        Layout::Cards => "table-box table-cards",
        Layout::Plain => "table-box table-plain",
        Layout::Scroll => "table-box table-scroll",
    };
    let focusable = (layout == Layout::Scroll).then_some("0");
    let region = (layout == Layout::Scroll).then_some("region");
    let labelled_by = region.map(|_| caption_id.clone());
    view! {
        <div class=class role=region tabindex=focusable aria-labelledby=labelled_by>
            <table role="table" id=id>
                <caption id=caption_id>{caption}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
        {pager.map(pager_view)}
    }
}

fn head_view(column: &Column, sort: Option<&Sort>) -> impl IntoView + use<> {
    let words = Common::of(Lang::current());
    let class = column.number.then_some("number");
    let label = column.label.clone();
    let Some(word) = column.sort else {
        return view! { <th role="columnheader" scope="col" class=class>{label}</th> }.into_any();
    };
    let now = sort.filter(|sort| sort.by == word).map(|sort| sort.down);
    let next = if now == Some(false) { format!("-{word}") } else { word.to_owned() };
    let href = visit::address_with(&[("sort", Some(&next)), ("after", None), ("done", None)]);
    let state = now.map(|down| if down { "descending" } else { "ascending" });
    let sign = now.map(|down| view! { <Icon name=if down { IconName::Down } else { IconName::Up }/> });
    let title = fill(words.sort_by, &[&label]);
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=state>
            <a class="table-sort" href=href title=title>{label}{sign}</a>
        </th>
    }
    .into_any()
}

fn row_view(row: Row, columns: &[Column]) -> impl IntoView + use<> {
    let cells = row.0.into_iter().zip(columns).enumerate().map(|(place, (cell, column))| {
        let class = column.number.then_some("number");
        let label = column.label.clone();
        if place == 0 {
            view! { <th role="rowheader" scope="row" class=class data-label=label>{cell}</th> }.into_any()
        } else {
            view! { <td role="cell" class=class data-label=label>{cell}</td> }.into_any()
        }
    });
    view! { <tr role="row">{cells.collect_view()}</tr> }
}

fn pager_view(pager: Pager) -> impl IntoView {
    let words = Common::of(Lang::current());
    let later = visit::query("after").is_some();
    let first = later.then(|| {
        let href = visit::address_with(&[("after", None), ("done", None)]);
        view! { <a class="button" href=href rel="first">{words.first}</a> }
    });
    let next = pager.next.map(|key| {
        let href = visit::address_with(&[("after", Some(&key)), ("done", None)]);
        view! { <a class="button" href=href rel="next">{words.next}<Icon name=IconName::Next/></a> }
    });
    (first.is_some() || next.is_some()).then(|| view! { <nav class="pager" aria-label=words.pages>{first}{next}</nav> })
}

#[cfg(test)]
mod tests {
    use super::Sort;

    #[test]
    fn a_minus_sorts_downwards() {
        assert_eq!(Sort::parse("-day"), Sort { by: "day".to_owned(), down: true });
        assert_eq!(Sort::parse("day"), Sort { by: "day".to_owned(), down: false });
    }
}
