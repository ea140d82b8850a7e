//! A formula in words: `（行政职业能力测验 + 申论）× 3/10 + 面试 × 40%`.

use super::words::named;
use crate::lang::Lang;
use crate::locales::Schemes;
use domain::recruitment::scheme::Scheme;
use domain::recruitment::{Formula, Part, Term, Weight};

/// The formula with the scheme's own names.
pub(super) fn in_words(formula: &Formula, scheme: &Scheme, lang: Lang) -> String {
    formula.0.iter().map(|term| term_in_words(term, scheme, lang)).collect::<Vec<_>>().join(" + ")
}

fn term_in_words(term: &Term, scheme: &Scheme, lang: Lang) -> String {
    let part = match &term.of {
        Part::Paper(paper) => paper_in_words(*paper, scheme, lang),
        Part::Papers(papers) => {
            let inner = papers.iter().map(|(weight, paper)| weighted(paper_in_words(*paper, scheme, lang), *weight));
            format!("({})", inner.collect::<Vec<_>>().join(" + "))
        }
    };
    weighted(part, term.weight)
}

/// A paper's name; the interview stands behind the last.
pub(super) fn paper_in_words(paper: usize, scheme: &Scheme, lang: Lang) -> String {
    let interview = || Schemes::of(lang).interview.to_owned();
    scheme.papers.get(paper).map_or_else(interview, |paper| named(&paper.name, lang))
}

fn weighted(part: String, weight: Weight) -> String {
    match weight.into() {
        (over, under) if over == under => part,
        (over, 100) => format!("{part} × {over}%"),
        (over, under) => format!("{part} × {over}/{under}"),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::lang::Lang;
    use domain::recruitment::scheme::built_in;

    #[test]
    fn a_formula_reads_as_the_notice_prints_it() {
        let scheme = built_in().remove(0);
        let variant = |key| scheme.variant(Some(key)).unwrap();
        assert_eq!(
            in_words(&variant("common").total, &scheme, Lang::Zh),
            "(行政职业能力测验 + 申论) × 3/10 + 面试 × 40%"
        );
        assert_eq!(
            in_words(&variant("police").written, &scheme, Lang::En),
            "(Administrative aptitude × 40% + Essay × 30% + Special subject × 30%)"
        );
    }
}
