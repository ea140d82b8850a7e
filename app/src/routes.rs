//! The table of pages. Only the server has it: what reaches the browser are the islands.

use crate::{
    accounts, applications, approvals, calendar, design, draws, evaluation, examination, examiners, home, lang, ledger,
    locales, messages, parameters, powers, recruitment, scores, seasons, selection, shell, supervision,
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The table of pages. Every page is rendered whole, so that it can be read before any script has loaded.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let name = locales::Shell::of(lang::Lang::current()).name;
    let document_title = move |page: String| if page == name { page } else { format!("{page} · {name}") };
    view! {
        <Title formatter=document_title/>
        <Router>
            <shell::Frame>
                <Routes fallback=|| view! { <shell::NotFound/> }>
                    <Route path=path!("/") view=home::HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/draws") view=draws::DrawsPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/new") view=draws::NewDrawPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/specification") view=draws::SpecificationPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/:id") view=draws::DrawPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/:id/edit") view=draws::EditDrawPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/:id/names") view=draws::NamesPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/:id/hall") view=draws::HallPage ssr=SsrMode::Async/>
                    <Route path=path!("/draws/:id/seats/:label") view=draws::SeatPage ssr=SsrMode::Async/>
                    <Route path=path!("/scores/:draw/:room") view=scores::ScoresPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment") view=recruitment::RecruitmentsPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/new") view=recruitment::NewRecruitmentPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/schemes") view=recruitment::SchemesPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/schemes/:key/:version") view=recruitment::SchemePage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/quota") view=recruitment::QuotaPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/work") view=recruitment::RecruitmentWorkPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id") view=recruitment::RecruitmentPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/edit") view=recruitment::EditRecruitmentPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/days") view=recruitment::ChangeDaysPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/words") view=recruitment::RewordPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/upload") view=recruitment::UploadPositionsPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/lists") view=selection::ListsPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/lists/:list") view=selection::ListPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/objection") view=selection::ObjectionPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/selection") view=selection::SelectionPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/positions") view=recruitment::PositionsPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/positions/:code") view=recruitment::PositionPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/positions/:code/amend") view=recruitment::AmendPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/examination") view=examination::ExaminationPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/seats") view=examination::SeatsPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id/ticket") view=examination::TicketPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id/points") view=examination::OwnPointsPage ssr=SsrMode::Async/>
                    <Route path=path!("/examination/status") view=examination::StatusPage ssr=SsrMode::Async/>
                    <Route path=path!("/examination/tickets/verify") view=examination::TicketCheckPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/refunds") view=applications::RefundsPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/review") view=applications::ReviewListPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/review/:application") view=applications::ReviewPage ssr=SsrMode::Async/>
                    <Route path=path!("/recruitment/:id/statistics") view=applications::CountsPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals") view=approvals::CataloguePage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/cases") view=approvals::OwnCasesPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/cases/:id") view=approvals::CasePage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/cases/:id/again") view=approvals::AgainPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/cases/:id/receipt") view=approvals::ReceiptPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/decisions/verify") view=approvals::DecisionCheckPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/hearings") view=approvals::HearingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/posts") view=approvals::PostsPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/track") view=approvals::TrackPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/opinions") view=approvals::OpinionsPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/work") view=approvals::WorkListPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/new") view=approvals::NewItemPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/:code") view=approvals::ItemPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/:code/apply") view=approvals::ApplyPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/:code/draft") view=approvals::ItemDraftPage ssr=SsrMode::Async/>
                    <Route path=path!("/approvals/:code/history") view=approvals::HistoryPage ssr=SsrMode::Async/>
                    <Route path=path!("/powers") view=powers::InventoryPage ssr=SsrMode::Async/>
                    <Route path=path!("/powers/:code") view=powers::PowerPage ssr=SsrMode::Async/>
                    <Route path=path!("/evaluation") view=evaluation::EvaluationsPage ssr=SsrMode::Async/>
                    <Route path=path!("/evaluation/give") view=evaluation::EvaluatePage ssr=SsrMode::Async/>
                    <Route path=path!("/evaluation/low") view=evaluation::LowMarksPage ssr=SsrMode::Async/>
                    <Route path=path!("/evaluation/low/:id") view=evaluation::LowMarkPage ssr=SsrMode::Async/>
                    <Route path=path!("/supervision") view=supervision::BoardPage ssr=SsrMode::Async/>
                    <Route path=path!("/supervision/figures") view=supervision::FiguresPage ssr=SsrMode::Async/>
                    <Route path=path!("/supervision/hall") view=supervision::HallPage ssr=SsrMode::Async/>
                    <Route path=path!("/supervision/cards/:id") view=supervision::CardPage ssr=SsrMode::Async/>
                    <Route path=path!("/seasons") view=seasons::SeasonsPage ssr=SsrMode::Async/>
                    <Route path=path!("/seasons/calendar") view=seasons::SeasonCalendarPage ssr=SsrMode::Async/>
                    <Route path=path!("/seasons/new") view=seasons::NewSeasonPage ssr=SsrMode::Async/>
                    <Route path=path!("/seasons/:id") view=seasons::SeasonPage ssr=SsrMode::Async/>
                    <Route path=path!("/seasons/:id/edit") view=seasons::EditSeasonPage ssr=SsrMode::Async/>
                    <Route path=path!("/duties") view=draws::DutiesPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners") view=examiners::ExaminersPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/apply") view=examiners::ApplyPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/import") view=examiners::ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/import/:id") view=examiners::ImportedPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/own") view=examiners::OwnLifePage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/statistics") view=examiners::StatisticsPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/:id") view=examiners::ExaminerPage ssr=SsrMode::Async/>
                    <Route path=path!("/examiners/:id/record") view=examiners::RecordPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications") view=applications::ApplicationsPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id") view=applications::ApplicationPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id/check") view=applications::CheckPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id/form") view=applications::FormPage ssr=SsrMode::Async/>
                    <Route path=path!("/applications/:id/pay") view=applications::PayPage ssr=SsrMode::Async/>
                    <Route path=path!("/ledger") view=ledger::LedgerPage ssr=SsrMode::Async/>
                    <Route path=path!("/ledger/entries/:index") view=ledger::EntryPage ssr=SsrMode::Async/>
                    <Route path=path!("/calendar") view=calendar::CalendarPage ssr=SsrMode::Async/>
                    <Route path=path!("/parameters") view=parameters::ParametersPage ssr=SsrMode::Async/>
                    <Route path=path!("/parameters/:key") view=parameters::ParameterPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view=accounts::SignInPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/forgotten") view=accounts::ForgottenPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/new-password") view=accounts::NewPasswordPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-up") view=accounts::SignUpPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-up/person") view=accounts::PersonPage ssr=SsrMode::Async/>
                    <Route path=path!("/confirm") view=accounts::ConfirmPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/code") view=accounts::CodePage ssr=SsrMode::Async/>
                    <Route path=path!("/messages") view=messages::InboxPage ssr=SsrMode::Async/>
                    <Route path=path!("/account") view=accounts::OwnAccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/account/second-factor") view=accounts::SecondFactorPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts") view=accounts::AccountsPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/new") view=accounts::NewAccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:id") view=accounts::AccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/design") view=design::DesignPage ssr=SsrMode::Async/>
                </Routes>
            </shell::Frame>
        </Router>
    }
}
