//! Notices, amendments, minimum pass lines and lists as a feed (Atom, RFC 4287), for whoever wants to hear of them without looking.

use crate::http::answers::{ATOM, FRESH, failed, open};
use crate::http::{Host, origin};
use app::lang::Lang;
use app::locales::{Recruitment, fill, list_news};
use atom_syndication::{Entry, Feed, Link, Text};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::permissions::Actor;
use domain::recruitment::{News, NewsKind};

/// Pieces of news in the feed.
const PAGE: u64 = 50;

/// The feed, in Chinese as the notices are.
pub(super) async fn feed(State(host): State<Host>, headers: HeaderMap) -> Response {
    match store::recruitment::news(&host.store, &Actor::citizen(), PAGE).await {
        Ok(news) => open(ATOM, FRESH, written(&news, &origin::of(&host.config.listen, &headers)).to_string()),
        Err(error) => failed(error, &headers),
    }
}

fn written(news: &[News], origin: &str) -> Feed {
    let words = Recruitment::of(Lang::Zh);
    let list = format!("{origin}/recruitment");
    Feed {
        title: Text::plain(words.feed),
        id: list.clone(),
        updated: news.iter().map(|piece| piece.at).max().unwrap_or(DateTime::UNIX_EPOCH).fixed_offset(),
        links: vec![link("alternate", &list), link("self", &format!("{list}/feed.atom"))],
        entries: news.iter().map(|piece| entry(piece, &list)).collect(),
        lang: Some("zh-CN".to_owned()),
        ..Feed::default()
    }
}

fn entry(piece: &News, list: &str) -> Entry {
    let words = Recruitment::of(Lang::Zh);
    let page = format!("{list}/{}", piece.recruitment);
    let (title, id, page, summary) = match &piece.what {
        NewsKind::Notice => (piece.title.clone(), format!("urn:uuid:{}", piece.recruitment), page, None),
        NewsKind::Amendment { id, code, reason } => (
            fill(words.feed_amendment, &[&piece.title, code]),
            format!("urn:uuid:{id}"),
            format!("{page}/positions/{code}"),
            Some(Text::plain(reason.clone())),
        ),
        NewsKind::Cancellation { id, code, reason } => (
            fill(words.feed_cancellation, &[&piece.title, code]),
            format!("urn:uuid:{id}"),
            format!("{page}/positions/{code}"),
            Some(Text::plain(reason.clone())),
        ),
        NewsKind::Words { id, reason } => (
            fill(words.feed_words, &[&piece.title]),
            format!("urn:uuid:{id}"),
            format!("{page}#corrections"),
            Some(Text::plain(reason.clone())),
        ),
        NewsKind::Days { id, reason } => (
            fill(words.feed_days, &[&piece.title]),
            format!("urn:uuid:{id}"),
            format!("{page}#day-changes"),
            Some(Text::plain(reason.clone())),
        ),
        NewsKind::Lines { id, reason } => (
            fill(words.feed_lines, &[&piece.title]),
            format!("urn:uuid:{id}"),
            format!("{page}/lists#lines"),
            Some(Text::plain(reason.clone())),
        ),
        NewsKind::List { id, list } => {
            (list_news(&piece.title, *list, Lang::Zh), format!("urn:uuid:{id}"), format!("{page}/lists/{id}"), None)
        }
    };
    Entry {
        title: Text::plain(title),
        id,
        updated: utc(piece.at),
        published: Some(utc(piece.at)),
        links: vec![link("alternate", &page)],
        summary,
        ..Entry::default()
    }
}

fn utc(at: DateTime<Utc>) -> DateTime<chrono::FixedOffset> {
    at.fixed_offset()
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{AmendmentId, ListId, PassLinesId, RecruitmentId};
    use domain::selection::ListKind;

    #[test]
    fn a_reader_finds_notices_amendments_and_lists_with_their_pages() {
        let recruitment = RecruitmentId(uuid::Uuid::from_u128(7));
        let at = "2026-11-23T01:00:00Z".parse().unwrap();
        let amendment = NewsKind::Amendment {
            id: AmendmentId(uuid::Uuid::from_u128(8)),
            code: "2200".to_owned(),
            reason: "专业 <更正> & 补充".to_owned(),
        };
        let list = NewsKind::List { id: ListId(uuid::Uuid::from_u128(9)), list: ListKind::Totals };
        let lines =
            NewsKind::Lines { id: PassLinesId(uuid::Uuid::from_u128(10)), reason: "按成绩分布".to_owned() };
        let news = [amendment, NewsKind::Notice, list, lines].map(|what| News {
            recruitment,
            title: "示范招录".to_owned(),
            at,
            what,
        });
        let text = written(&news, "https://example.org").to_string();
        let read: Feed = text.parse().unwrap();
        assert_eq!(read.entries.len(), 4);
        assert!(
            read.entries[0].links[0].href.ends_with("/recruitment/00000000-0000-0000-0000-000000000007/positions/2200")
        );
        assert_eq!(read.entries[0].summary.as_ref().unwrap().value, "专业 <更正> & 补充");
        assert_eq!(read.entries[1].title.value, "示范招录");
        assert_eq!(read.entries[2].title.value, "总成绩和名次：示范招录");
        assert!(read.entries[2].links[0].href.ends_with("/lists/00000000-0000-0000-0000-000000000009"));
        assert_eq!(read.entries[3].title.value, "合格分数线：示范招录");
        assert_eq!(read.entries[3].summary.as_ref().unwrap().value, "按成绩分布");
        assert!(read.entries[3].links[0].href.ends_with("/lists#lines"));
        assert_eq!(read.updated.to_rfc3339(), "2026-11-23T01:00:00+00:00");
    }
}
