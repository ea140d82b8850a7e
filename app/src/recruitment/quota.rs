//! `/recruitment/quota`: the approved quota notices with what is left of each, the movements of the one that `?number=`
//! names, and the form that enters one.

use super::functions::EnterQuota;
use crate::asking::asking;
use crate::draws::fields::LedByField;
use crate::lang::Lang;
use crate::locales::{Quota, Recruitment, fill, quota_cause, quota_kind};
use crate::ui::{
    Breadcrumbs, Button, Choice, Column, Crumb, DataTable, Day, EmptyState, ErrorSummary, Input, Kind, Load, Moment,
    PageHeading, Pager, ReturnedField, Row, Section, SelectField, TextField,
};
use crate::visit;
use domain::calendar::day_in_shanghai;
use domain::parameters::InForce;
use domain::permissions::{Action, Target, may};
use domain::recruitment::{QuotaBalance, QuotaKind, QuotaMoved};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Notices on one page.
const PAGE: u64 = 50;
/// Movements of a notice that its page shows.
const MOVEMENTS: u64 = 200;

/// The list of quota notices.
#[component]
pub fn QuotaPage() -> impl IntoView {
    let asked = asking();
    let after = visit::query("after");
    let number = visit::query("number");
    let from = async move {
        let asking = asked?;
        let (store, actor) = (&asking.store, &asking.actor);
        let parameters = store::parameters::in_force(store, day_in_shanghai(asking.now)).await?;
        let (found, movements) = match number {
            Some(number) => (
                vec![store::recruitment::quota_notice(store, actor, &number).await?],
                Some(store::recruitment::quota_movements(store, actor, &number, MOVEMENTS).await?),
            ),
            None => (store::recruitment::quota(store, actor, after.as_deref(), PAGE).await?, None),
        };
        Ok((found, movements, parameters))
    };
    view! { <Load from=from show=|(found, movements, parameters)| shown(found, movements, parameters)/> }
}

/// What moved a notice.
fn moved(movements: Vec<QuotaMoved>) -> impl IntoView {
    let lang = Lang::current();
    let words = Quota::of(lang);
    let columns = vec![
        Column::new(words.column_when),
        Column::new(words.column_cause),
        Column::number(words.column_reserved),
        Column::number(words.column_used),
        Column::new(words.column_recruitment),
    ];
    let change = |before: u32, after: u32| fill(words.change, &[&before.to_string(), &after.to_string()]);
    let row = |it: QuotaMoved| {
        let (before, after) = (it.movement.before, it.movement.after);
        let href = format!("/recruitment/{}", it.recruitment);
        Row(vec![
            view! { <Moment at=it.at/> }.into_any(),
            quota_cause(it.cause, lang).into_any(),
            change(before.reserved, after.reserved).into_any(),
            change(before.used, after.used).into_any(),
            view! { <a href=href>{words.see_recruitment}</a> }.into_any(),
        ])
    };
    let table = if movements.is_empty() {
        view! { <p>{words.movements_none}</p> }.into_any()
    } else {
        let rows = movements.into_iter().map(row).collect();
        view! { <DataTable id="movements-table" caption=words.movements_caption columns=columns rows=rows/> }.into_any()
    };
    view! {
        <Section id="movements" title=words.movements>
            <p>{words.movements_lead}</p>
            {table}
        </Section>
    }
}

fn shown(found: Vec<QuotaBalance>, movements: Option<Vec<QuotaMoved>>, parameters: InForce) -> impl IntoView {
    let lang = Lang::current();
    let words = Quota::of(lang);
    let enters = may(&visit::actor(), Action::EnterQuota, Target::Anything).is_ok();
    let table = if found.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        table(found).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Recruitment::of(lang).title, "/recruitment")]/>
        <PageHeading title=words.title lead=words.lead/>
        {table}
        {movements.map(moved)}
        {enters.then(|| form(parameters))}
    }
}

fn table(found: Vec<QuotaBalance>) -> impl IntoView {
    let lang = Lang::current();
    let words = Quota::of(lang);
    let full = found.len() as u64 == PAGE;
    let next = found.last().filter(|_| full).map(|balance| balance.notice.number.clone());
    let columns = vec![
        Column::new(words.column_number),
        Column::new(words.column_unit),
        Column::new(words.column_kind),
        Column::number(words.column_count),
        Column::number(words.column_reserved),
        Column::number(words.column_used),
        Column::number(words.column_free),
        Column::new(words.column_expires),
    ];
    let row = |balance: QuotaBalance| {
        let free = balance.free();
        let QuotaBalance { notice, reserved, used } = balance;
        let href = format!("/recruitment/quota?number={}#movements", visit::percent(&notice.number));
        Row(vec![
            view! { <a href=href>{notice.number}</a> }.into_any(),
            notice.unit.into_any(),
            quota_kind(notice.kind, lang).into_any(),
            notice.count.into_any(),
            reserved.into_any(),
            used.into_any(),
            free.into_any(),
            view! { <Day date=notice.expires/> }.into_any(),
        ])
    };
    let rows = found.into_iter().map(row).collect();
    view! { <DataTable id="quota" caption=words.caption columns=columns rows=rows pager=Pager { next }/> }
}

fn form(parameters: InForce) -> impl IntoView {
    let lang = Lang::current();
    let words = Quota::of(lang);
    let kinds = QuotaKind::ALL.map(|kind| Choice::new(kind.as_str(), quota_kind(kind, lang))).to_vec();
    let fields = [
        ("number", words.column_number),
        ("unit", words.column_unit),
        ("kind", words.column_kind),
        ("count", words.column_count),
        ("expires", words.column_expires),
    ];
    view! {
        <Section id="enter" title=words.enter>
            <ErrorSummary fields=fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec()/>
            <ActionForm action={ServerAction::<EnterQuota>::new()} attr:class="form">
                <LedByField label=words.region parameters=parameters action=Action::EnterQuota chosen=None/>
                <TextField name="number" label=words.column_number required=true max_length=100/>
                <TextField name="unit" label=words.column_unit required=true max_length=100/>
                <SelectField name="kind" label=words.column_kind choices=kinds required=true/>
                <TextField name="count" label=words.column_count input=Input::Number min="1" max="9999" required=true/>
                <TextField name="expires" label=words.column_expires input=Input::Date required=true/>
                <Button kind=Kind::Primary>{words.enter_button}</Button>
            </ActionForm>
        </Section>
    }
}
