//! One sentence per refusal code in both languages: what is wrong, and what to do now.

use super::{departure_words, fill, lack_words, no_flow_words, scheme_stage};
use crate::lang::Lang;
use domain::recruitment::scheme::{Departure, SchemeStage};
use domain::refusal::{Code, Refusal};

/// Code, Chinese, English; `{0}` … are the facts that the code's own documentation names, in that order.
const fn sentence(code: Code) -> (&'static str, &'static str) {
    use Code::*;
    match code {
        SignInRequired => ("请先登录。", "Sign in first."),
        NotPermitted => (
            "您的角色或所属考区不能进行此操作。如有需要，请联系管理员。",
            "Your role or exam region does not allow this. Ask an administrator if you need it.",
        ),
        SecondFactorRequired => (
            "此操作需要动态验证码。请在“我的账户”中启用或输入验证码后重试。",
            "This needs your one-time code. Set it up or enter it under My account, then try again.",
        ),
        CrossSite => (
            "请求来自其他网站，已被拒绝。请在本站页面上重新操作。",
            "The request came from another site and was refused. Do it again from a page of this site.",
        ),
        WrongCredentials => ("用户名或密码不正确。", "The name or the password is not right."),
        WrongOneTimeCode => (
            "动态验证码不正确或已使用。请等待下一个验证码，并核对手机时间。",
            "The one-time code is wrong or was used. Wait for the next one, and check the clock of your phone.",
        ),
        TooManyAttempts => ("尝试次数过多，请在{0}秒后再试。", "Too many attempts. Try again in {0} seconds."),
        CodeOver => (
            "验证码已失效或尝试次数过多。请重新获取。",
            "The code has run out or was tried too often. Ask for a new one.",
        ),
        NoChannel => (
            "系统目前不能向这类联系方式发送验证码。请换用另一种联系方式，或稍后再来。",
            "Codes cannot be sent to this kind of contact at present. Use the other kind, or come back later.",
        ),
        IdentityTaken => (
            "这个身份证号已有账户，一人只能有一个。请用原来的手机号或邮箱登录；忘记密码可以重设。",
            "There is an account under this identity number, and each person has one. Sign in with the contact you gave then; a forgotten password can be set anew.",
        ),
        ContactTaken => (
            "这个手机号或邮箱已有账户。请直接登录；忘记密码可以重设。",
            "There is an account under this telephone number or address. Sign in; a forgotten password can be set anew.",
        ),
        WeakPassword => (
            "密码应为12至128个字符，且不能包含用户名。",
            "Use 12 to 128 characters, and leave your sign-in name out of the password.",
        ),
        NotFound => (
            "没有找到，或者您无权查看。请检查网址，或从列表重新进入。",
            "Not found, or not yours to see. Check the address, or start again from the list.",
        ),
        ChangedMeanwhile => (
            "其他人刚刚修改过。请查看现在的内容，再决定是否重做。",
            "Somebody else has just changed this. Look at it as it is now, then decide whether to do it again.",
        ),
        AlreadyDone => ("这一步已经完成，无需重复。", "This step has already been taken. There is nothing more to do."),
        WrongState => (
            "当前状态下不能进行这一步。请刷新页面，按显示的步骤进行。",
            "This step does not follow from where things stand. Reload the page and take the step it shows.",
        ),
        Missing => ("请填写此项。", "Fill this in."),
        Malformed => {
            ("无法识别，请按提示的格式填写。", "This cannot be read. Write it in the form that the hint shows.")
        }
        OutOfRange => ("请填写{0}至{1}之间的值。", "Enter a value from {0} to {1}."),
        Unasked => (
            "按其他各项的选择，这里不用填写。请清空，或者改选。",
            "What the other fields say does not ask for this. Empty it, or change the others.",
        ),
        Taken => ("已被占用，请换一个。", "This is taken. Choose another."),
        TooLarge => {
            ("内容过大，上限为{0}字节。请拆分后再提交。", "Too large: the limit is {0} bytes. Send it in parts.")
        }
        Internal => (
            "系统出错，没有写入任何内容。请稍后重试；若仍不行，请把时间告诉管理员。",
            "Something failed on our side and nothing was written. Try again later; if it persists, tell an administrator the time.",
        ),
        NotASpreadsheet => (
            "这不是可以读取的表格文件。请使用 .xlsx、.xls 或 .csv 格式，可先下载模板。",
            "This file is not a spreadsheet that can be read. Use .xlsx, .xls or .csv; a template can be downloaded.",
        ),
        UnpacksTooLarge => (
            "文件解压后过大，未读取。请删除图片和多余的工作表后重试。",
            "The file unpacks to more than is read. Remove pictures and spare sheets, then try again.",
        ),
        NoRows => (
            "表头下面没有数据行。请检查所选文件。",
            "There are no rows under the header. Check that it is the right file.",
        ),
        TooManyRows => ("行数过多，一次最多{0}行。请分批办理。", "Too many rows: at most {0} at once. Do it in parts."),
        ColumnMissing => (
            "缺少必需的列“{0}”。请在下面指定对应的列。",
            "The needed column {0} has not been matched. Choose its column below.",
        ),
        DuplicateIdentity => (
            "同一身份证号在文件中重复，首次出现在第{0}行。请保留一行。",
            "The same identity number stands in row {0} already. Keep one of the rows.",
        ),
        BadIdentity => (
            "身份证号的位数、日期或校验码不正确。请对照证件核对。",
            "The identity number's length, date or check digit is wrong. Compare it with the card.",
        ),
        UnknownRegion => (
            "不是考区名称。请填写省直、九个市州之一或长白山。",
            "This is not an exam region. Give the provincial organs, one of the nine prefectures or Changbaishan.",
        ),
        UnknownRole => (
            "不是考官岗位名称。请填写主考官、副主考官或公众考官等岗位。",
            "This is no seat on a panel. Give a role such as chief, deputy or public examiner.",
        ),
        FormulaCell => (
            "单元格是公式，没有保存的结果。请在表格软件中粘贴为数值后重试。",
            "The cell holds a formula without a stored result. Paste it as a value in the spreadsheet, then try again.",
        ),
        ErrorCell => (
            "单元格是错误值（如 #REF!）。请在表格软件中改正后重试。",
            "The cell holds an error value such as #REF!. Correct it in the spreadsheet, then try again.",
        ),
        DigitsLost => (
            "长号码被存成了数字，末尾几位已丢失。请把该列设为文本，重新录入后再导入。",
            "A long number was stored as a number and lost its last digits. Make the column text, enter it again, then import.",
        ),
        OutsideRegion => (
            "属于其他考区，您无权办理。请交由该考区的工作人员办理。",
            "It belongs to another exam region. Leave it to the staff of that region.",
        ),
        TrainingNeeded => (
            "证书到期后须再培训才能换证。请先登记培训，再登记换证。",
            "A certificate that ran out is renewed only after training. Enter the training first, then the certificate.",
        ),
        OpensTooSoon => (
            "开启时间过近，至少应在{0}分钟之后。",
            "The opening time is too near: it must be at least {0} minutes ahead.",
        ),
        NotYetOpen => ("开启时间未到，请到时再来。", "The opening time has not come. Come back then."),
        DayTooEarly => ("这一天不能早于{0}。", "This day cannot be before {0}."),
        NumberMismatch => (
            "该数字与您提交的承诺不一致。请核对是否完整、是否属于本次抽签。",
            "The number does not match your commitment. Check that it is complete and belongs to this draw.",
        ),
        BadBeacon => (
            "信标签名未通过验证。请核对轮次，并从公布处重新复制。",
            "The beacon's signature does not verify. Check the round and copy it again from where it is published.",
        ),
        NumbersOutstanding => (
            "还有{0}个数字未公开。请等待监督员公开，或等待宽限期结束。",
            "{0} numbers are still to be revealed. Wait for the supervisors or for the period of grace to end.",
        ),
        Undecided => (
            "在规定的计算量内无法判定是否存在满足全部规则的安排，没有进行抽签。请减少考场，或分区抽签。",
            "Whether a seating that keeps every rule exists was not decided within the limit of the search, so nothing was drawn. Use fewer rooms, or several draws.",
        ),
        NoSeating => (
            "不存在满足全部规则的安排，没有进行抽签。原因见下面的证明。",
            "No seating keeps every rule, so nothing was drawn. The certificate below says why.",
        ),
        SeatingExists => (
            "满足全部规则的安排是存在的，不能以没有安排为由关闭。请选择真实的原因。",
            "A seating that keeps every rule exists, so the draw cannot be closed for want of one. Choose the true reason.",
        ),
        NoCommitment => (
            "还没有监督员的承诺。至少需要一份才能封定。",
            "No supervisor has committed to a number yet. At least one is needed before the draw is fixed.",
        ),
        DayOver => {
            ("面试当天已经结束，不能再更换考官。", "The day of the interviews is over. Seats no longer change hands.")
        }
        BadLine => (
            "第{0}行无法读取：{1}。请核对各列的顺序和写法。",
            "Line {0} cannot be read: {1}. Check the order and the form of its columns.",
        ),
        NamedTwice => (
            "“{0}”出现了两次。同一职位只能在一个考场、同一天面试；代号不能重复。",
            "{0} stands there twice. A position is heard in one room on one day, and labels are used once.",
        ),
        DayFixed => (
            "{0}的抽签已经封定，这一天的安排不能再改。",
            "A draw of {0} is fixed, so the plan of that day can no longer change.",
        ),
        ScoreForm => (
            "分数请用半角数字 0–9 填写，最多两位小数，例如 86.5。不接受全角数字。",
            "Write the score in the digits 0–9 with at most two decimals, for example 86.5. Full-width digits are not read.",
        ),
        ScoreStands => (
            "这个顺序号已有您的另一个分数，没有改动。如需更改，请申请更正。",
            "Another score of yours stands for this number and was not changed. To change it, ask for a correction.",
        ),
        ScoresOutstanding => (
            "还有{0}个席位没有评分，不能公布，也不能少算。请等待或提醒考官。",
            "{0} seats have not scored yet, so nothing can be announced. Wait for them, or remind them.",
        ),
        NumbersUncalled => (
            "还有{0}个顺序号没有叫到，考场不能结束。考生未到的，请叫号后记缺考。",
            "{0} numbers have not been called, so the room stays open. Call them, and note whoever does not come.",
        ),
        SeatsEmpty => (
            "考场还有{0}个考官席位空缺，不能开始评分。请先在抽签页面递补。",
            "{0} seats of this room are empty, so scoring cannot begin. Fill them on the page of the draw first.",
        ),
        NoLongerEligible => (
            "您的考官资格目前不能参加这一天的评分（资格中止、撤销、证书到期或考核不合格）。请告知计分员，由其他考官递补。",
            "You may not score on this day: you are suspended or revoked, your certificate has ended or an assessment was failed. Tell the scorer, so that somebody else takes the seat.",
        ),
        PanelSits => (
            "考场{0}正在面试，已叫{1}个顺序号。同一职位由同一考官组面试，现在只能因回避、资格不符或缺席更换考官。",
            "Room {0} is hearing candidates; {1} numbers were called. One panel hears all candidates of a position, so an examiner leaves it now only for avoidance, for ineligibility or by absence.",
        ),
        SignaturesOutstanding => (
            "还有{0}个顺序号没有公布或签字不全，考场不能结束。",
            "{0} numbers are not announced or not signed by all three, so the room stays open.",
        ),
        CorrectionPending => (
            "这个顺序号有一项更正等待会签。请先会签或退回。",
            "A correction of this number waits for its counter-signature. Sign or decline it first.",
        ),
        OwnCorrection => (
            "更正须由申请人以外的人会签。请由主考官或监督员会签。",
            "Whoever asked for a correction cannot counter-sign it. Let the chief examiner or a supervisor do so.",
        ),
        NoticeTooShort => (
            "公告时间不足：今天发布的话，报名最早在{0}截止。请推迟报名截止日。",
            "The notice would stand too short: published today, registration can end on {0} at the earliest. Move its end.",
        ),
        SecondPersonNeeded => (
            "这一步须由另一个人办理，前一步的经办人不能自己办理。",
            "Somebody else must do this: whoever did the first step cannot.",
        ),
        QuotaLacking => (
            "{0}个职位没有可用的编制，第一个是{1}：{2}。请先登记核准单，或修改职位。",
            "{0} positions have no quota behind them, the first is {1}: {2}. Enter the quota notice, or change the positions.",
        ),
        UnknownVariant => (
            "职位{0}的考试类别“{1}”不在方案里。请修改职位表，或换一个方案。",
            "Position {0} names the category of papers “{1}”, which the scheme does not have. Change the table or the scheme.",
        ),
        NoPositions => ("还没有职位。请先导入职位表。", "There are no positions yet. Import the position table first."),
        AmendmentPending => ("有一项变更待批准，请先办结。", "A change waits for its decision. Decide it first."),
        SeatsFixed => (
            "考场编排的抽签已经封定，参加考试的人员已经确定，不能再取消职位或者核减人数。",
            "The draw of the seats is fixed and so is who sits: a position can no longer be cancelled or lose places.",
        ),
        NothingChanged => ("没有任何改动。", "Nothing was changed."),
        TooLate => (
            "已过期限，最后一天是{0}。请查看时间安排，或咨询招录机关。",
            "The time for this is over: the last day was {0}. Look at the calendar, or ask the recruiting organ.",
        ),
        OnePosition => (
            "您在这次招录中已有报名，每人只能报一个职位。如需改报，请先撤回原报名；审查通过后不能改报。",
            "You have an application in this recruitment, and each person has one. To change, withdraw it first; after it was accepted it can no longer change.",
        ),
        PositionCancelled => (
            "这个职位已经取消，不再审查，也不再缴费。报考人员可以在规定的日期内改报其他职位。",
            "This position was cancelled: nothing is decided or paid for it any more. Its applicants choose another on the days given.",
        ),
        PickedUndecidable => (
            "所选报名中有{0}份不能一并办理：已由他人审查、已撤回，或属于申诉。没有办理任何一份。请刷新后重新选择。",
            "{0} of those picked cannot be decided together: decided by somebody else, taken back, or an appeal. None was decided. Look again and pick anew.",
        ),
        PaymentsOpen => (
            "缴费通知在{0}（北京时间）之前到达仍然有效，此后才能办理这一步。",
            "Notices of payments count until {0} (Beijing time). This can be done after that.",
        ),
        ReviewsOutstanding => (
            "还有{0}份报名、{1}份申诉没有审查。请先全部审查完毕。",
            "{0} applications and {1} appeals wait for their decision. Decide them all first.",
        ),
        AppealsOpen => (
            "还有{0}名未通过审查的人可以申诉，最晚到{1}。此后才能确认开考职位。",
            "{0} refused applicants may still appeal, until {1} at the latest. Positions are settled after that.",
        ),
        ForgedNotice => (
            "缴费通知的签名不正确，没有记录。请核对支付平台的密钥。",
            "The payment notice is not signed by the provider and was not recorded. Check the provider's key.",
        ),
        WrongAmount => (
            "金额不符：记录的是{0}元，通知的是{1}元，没有记录这份通知。请核对后重新通知。",
            "The amount is wrong: {0} yuan are recorded and the notice says {1}, so it was not recorded. Check it and send it anew.",
        ),
        RecheckRuns => (
            "成绩复核申请到{0}24:00为止，之后才能公布入围名单。",
            "Checks of points can be asked for until the end of {0}; the shortlist follows after that.",
        ),
        RechecksOpen => (
            "还有{0}件成绩复核申请没有答复。请先答复，再公布入围名单。",
            "Requests to check points again that wait for an answer: {0}. Answer them before the shortlist.",
        ),
        NoticeRuns => (
            "公示期到{0}24:00才结束，在此之前不能备案。",
            "The public notice runs until the end of {0}; nothing is filed before.",
        ),
        ObjectionsOpen => (
            "还有{0}件异议没有作出决定。请先逐件决定并说明理由。",
            "Objections without a decision: {0}. Decide each with reasons first.",
        ),
        RestoringsOpen => (
            "还有{0}项更正误登记放弃的申请待批准，请先办结。",
            "Proposals to restore a place given up by mistake that wait for a decision: {0}. Decide them first.",
        ),
        ChecksOpen => (
            "还有{0}人的体检、考察结果没有录入，或者合格后还没有公示。",
            "Candidates whose checks are not entered, or who passed and had no public notice yet: {0}.",
        ),
        CallDue => (
            "职位{0}有空缺名额，应当先按名次递补下一名。",
            "Position {0} has a free place: call the next in rank first.",
        ),
        InterviewsMissing => (
            "还有{0}人的面试成绩没有取入。请先从面试安排取入成绩。",
            "Candidates without an interview result: {0}. Take the results from the interview season first.",
        ),
        CandidatesDiffer => (
            "职位{0}的面试人员名单有{1}人，面试安排里是{2}人。请核对是不是同一次面试。",
            "Position {0} has {1} candidates on the list of interviews and {2} in the season. Check that it is the right season.",
        ),
        RoomOpen => (
            "{0}的{1}考场还没有结束评分。请在结束后再取入成绩。",
            "Room {1} on {0} has not closed its scores. Take the results when it has.",
        ),
        TooManyPassed => (
            "职位{0}有{1}人合格，只录用{2}人。请对并列的人员进一步比较，把未选中的记为“考察择优未入选”。",
            "For position {0}, {1} passed and {2} are to be hired. Compare the equals further and enter whoever is not chosen as such.",
        ),
        NotAtChecks => (
            "准考证号{0}不在体检、考察之列，或重复填写。全部结果都没有录入，请核对后重试。",
            "Ticket {0} is not called to the checks, or stands twice. None of the results was entered: check the tickets and try again.",
        ),
        LinesMissing => (
            "这次招录的方案要求先核定合格分数线。请先提出，由另一人核定。",
            "This recruitment's scheme requires minimum pass lines. Propose them, and let another person set them.",
        ),
        LinesPending => (
            "有一份分数线待核定，请先办结。",
            "Proposed minimum pass lines wait for their decision. Decide them first.",
        ),
        CheckTooEarly => (
            "准考证号{0}的{1}还没有合格，按方案的环节顺序不能录入这一项。全部结果都没有录入。",
            "Ticket {0} has not passed the {1}, which the scheme has first. None of the results was entered.",
        ),
        ReplacementUnlawful => (
            "公务员考录不能因“{0}”递补：只有资格复审、体检或考察不合格才递补。",
            "For civil servants nobody follows after “{0}”: only after a failed second look at the qualification, physical examination or inspection.",
        ),
        BonusesOpen => (
            "还有{0}项加分申请待核准。请先办结。",
            "Claims of additional points wait for their decision: {0}. Decide them first.",
        ),
        BonusListMissing => (
            "核准的{0}项加分还没有公示。请先公示。",
            "Confirmed additional points are not published: {0}. Publish them first.",
        ),
        StageMissing => (
            "方案缺少“{0}”环节，法律规定不能省去。请补上。",
            "The scheme leaves out a stage that the law asks for: {0}. Put it in.",
        ),
        RefundNotDue => (
            "所选的缴费中有的不应退还，或者已经在办理退费。请重新打开页面再选。",
            "Something you picked is not due back, or is being returned already. Open the page again and pick anew.",
        ),
        StageNotHeld => (
            "所选方案没有“{0}”环节，不能为它公布日期。请留空，或选用有这一环节的方案。",
            "The scheme has no such stage: {0}. Leave its days empty, or choose a scheme that has it.",
        ),
        StageOrder => (
            "方案的环节顺序有误：“{0}”应在“{1}”之前。请调整。",
            "The scheme's stages are out of order: {0} comes before {1}. Put them right.",
        ),
        PlaceTaken => (
            "职位{0}的名额已由他人递补，不能再改回合格。全部结果都没有录入。",
            "Somebody else was called to the place in position {0}, so this result cannot be changed any more. None of the results was entered.",
        ),
        WrongFileType => (
            "这里只接受{0}格式的文件。请转换格式后再上传。",
            "Only files of these formats are taken here: {0}. Convert yours, then try again.",
        ),
        FileMismatch => (
            "文件名以“{0}”结尾，内容却是{1}。请上传原始文件，不要只改扩展名。",
            "The file's name ends in “{0}”, but its content is {1}. Choose the original file; renaming does not convert it.",
        ),
        DamagedFile => (
            "文件不完整或已损坏。请打开核对后重新保存，再上传。",
            "The file is not whole. Open it, save it anew, then try again.",
        ),
        PictureSize => (
            "照片的宽和高不合要求：至少{0}×{1}像素，最多{2}×{3}像素。请换一张，或调整大小。",
            "The photo must measure at least {0} × {1} and at most {2} × {3} points. Choose another or resize it.",
        ),
        TooManyFiles => (
            "最多上传{0}个文件。请先删除不需要的。",
            "No more than {0} files are taken. Remove one that is not needed first.",
        ),
        Infected => (
            "文件中发现有害代码，没有接收。请检查您的设备，换一个文件。",
            "Harmful code was found in the file, so it was not taken. Check your device, and choose another file.",
        ),
        NotScanned => (
            "暂时无法对文件做安全检查，没有接收。请稍后再试。",
            "The file could not be scanned for harmful code just now, so it was not taken. Try again later.",
        ),
        NoCandidates => {
            ("没有已缴费确认的报考人员，无法编排考场。", "No application is paid, so there is nobody to seat.")
        }
        ReviewsOpen => (
            "还有{0}份报名未完成资格审查，参加考试的人员尚未确定。请完成审查后再封定。",
            "{0} applications are still under review, so it is not known who sits. Decide them first.",
        ),
        SeatsLacking => (
            "考场座位不足，还缺{0}个。每组科目从新的考场开始编排，请增加考场。",
            "The rooms do not hold everybody: {0} seats are lacking. Each set of papers begins a new room. Add rooms.",
        ),
        NotDrawn => {
            ("考场座位尚未抽定。请先完成公开抽签。", "The seats are not drawn yet. Make the public draw first.")
        }
        PointsMissing => (
            "还有{0}名考生不在任何待公布的成绩册中，第一个准考证号是{1}。缺考人员也须列入并注明缺考。",
            "{0} candidates stand in no table of points that waits; the first ticket is {1}. List those who were absent too, marked as absent.",
        ),
        NoSheet => (
            "没有可以公布的成绩册。请先导入，并改正其中的问题。",
            "There is no table of points to release. Import one first and correct what is wrong in it.",
        ),
        NoSuchTicket => (
            "准考证号与身份证号后四位不匹配，请核对后再查。",
            "The ticket number and the last four characters of the identity number do not belong together. Check both.",
        ),
        ClockSetBack => (
            "服务器时钟早于上一次办理的时间（{0}）。请联系管理员核对时钟后重试。",
            "The server's clock is behind the last act on this case ({0}). Ask an administrator to check it, then try again.",
        ),
        NotTheApplicant => ("只有申请人本人可以进行这一步。", "Only the applicant can do this."),
        OutOfRegion => (
            "该件由其他地区的机关办理，您的岗位不能办理。",
            "The agency of another region handles this case; your post cannot.",
        ),
        WithoutDuty => ("您的岗位没有这项职责。", "Your post does not have this duty."),
        WithoutPost => (
            "这一环节由其他岗位办理。您不在该岗位，也不代岗。",
            "This step is another post's. You neither hold it nor cover for it.",
        ),
        NotInCover => (
            "您的岗位可以代办这一环节，但今天没有登记代岗。",
            "Your post may cover for this step's, but no absence is entered for today.",
        ),
        NotACover => ("没有任何流程规定由这个岗位代办。", "No flow names this post as covering for the absent one."),
        OwnApplication => {
            ("申请人是您本人，应当回避，由他人办理。", "You are the applicant, so somebody else must handle this.")
        }
        ChairReviews => (
            "听证主持人不得是审查该件的人员（行政许可法第四十八条）。请由他人进行。",
            "Whoever reviews a case does not chair its hearing, nor the other way round (art. 48). Somebody else must do this.",
        ),
        OneByOne => (
            "该件的受理是双人或高风险环节，须逐件办理。",
            "The acceptance of this case is a step of two persons or of high risk: it is done by itself.",
        ),
        TooManyOpinions => (
            "最多保存{0}条常用意见。请先删除不需要的。",
            "No more than {0} opinions are kept. Remove one that is not needed first.",
        ),
        SomeNotHandled => ("已办理 {0} 件，{1} 件没有办理；下面逐件说明。", "{0} done, {1} not; each is named below."),
        OutOfTurn => (
            "应先完成前面的步骤。请刷新页面，按显示的步骤办理。",
            "Another step comes first. Reload the page and follow the steps it shows.",
        ),
        StepNotWaiting => (
            "该件现在不在这一环节，可能他人已经办理。请刷新页面。",
            "The case does not wait at this step; somebody may have handled it. Reload the page.",
        ),
        DecidedByFlow => (
            "该事项由流程的最后环节作出决定，不能另行审批。",
            "The last step of the flow decides this; it cannot be approved beside it.",
        ),
        NotAsDrafted => (
            "与拟办意见不一致。请先退回，由承办岗位重新拟办。",
            "The draft says otherwise. Give it back first, so that it is drafted anew.",
        ),
        TooLateToAsk => (
            "五个工作日内没有一次告知需要补正的内容，自收到申请之日起即为受理（行政许可法第三十二条）。",
            "What is missing was not told within five working days, so it is accepted as of its receipt (art. 32).",
        ),
        SecondCorrection => (
            "需要补正的内容只能一次告知，不得再次要求补正。",
            "What is missing is told once and for all; it cannot be asked for again.",
        ),
        LimitOver => {
            ("办理时限已过，不能再中止或延长。", "The time to decide is over; it can be neither stopped nor extended.")
        }
        LastDay => (
            "今天是时限的最后一天，中止已无意义。请作出决定，或依法延长。",
            "Today is the last day, so nothing is left to stop. Decide, or extend as the law allows.",
        ),
        StopNotInFlow => (
            "这个事项的流程没有规定可以在当前环节因这一程序中止计时。请选择流程写明的程序。",
            "The item's flow does not let the clock be stopped for this at the step where the case stands. Choose one that the flow names.",
        ),
        SecondExtension => ("时限只能延长一次。", "The time can be extended only once."),
        HearingTimeOver => ("申请听证的期限已于{0}届满。", "The time to ask for a hearing ended on {0}."),
        HearingTooSoon => (
            "听证应在举行七日前通知：要在这一天举行，最迟应在{0}通知。请选择更晚的日期。",
            "A hearing is announced seven days ahead: for that day it had to be by {0}. Choose a later day.",
        ),
        HearingMayBeAsked => (
            "申请人在{0}前仍可申请听证，届时才能拟办决定。",
            "The applicant may still ask for a hearing until {0}; a decision is drafted only after that.",
        ),
        HearingOutstanding => (
            "听证尚未举行或笔录尚未登记，不能拟办决定。",
            "The hearing is not held, or its record not entered, so no decision can be drafted.",
        ),
        SupplyTimeRuns => (
            "申请人在{0}前仍可补正，不能终止。",
            "The applicant may still supply what is missing until {0}; the case cannot be ended.",
        ),
        LicenceNotInForce => ("该证件已失效，不能进行这一步。", "The licence is not in force, so this cannot be done."),
        NothingMissing => ("请逐项写明需要补正的内容。", "Name each thing that is missing."),
        NoSupplyTime => ("补正期限至少为一天。", "Leave at least one day to supply what is missing."),
        ReasonsLacking => ("请写明理由；没有理由的决定不成立。", "Give the reasons; nothing is decided without them."),
        RemediesLacking => {
            ("请告知申请行政复议和提起行政诉讼的权利。", "Tell of administrative review and of going to court.")
        }
        NoticeLacking => {
            ("中止计时须有书面告知，请填写文号。", "The clock is stopped only with a written notice; give its number.")
        }
        SignedRequestLacking => (
            "窗口代为登记须有申请人签字的申请，请填写编号。",
            "The window registers only what the applicant has signed; give the number of the request.",
        ),
        BadValidity => ("有效期的最后一天应在今天之后。", "The last day of validity must lie ahead."),
        ClockCannotMove => (
            "时限不能这样变动：法律没有规定这一中止事由，或超过了可以延长的时间。",
            "The clock cannot be moved so: the law does not name this reason, or it would be longer than allowed.",
        ),
        ItemClosed => (
            "该事项已取消或下放，不再在此受理。事项页面写明了依据和去处。",
            "The item was cut or delegated and is no longer applied for here. Its page says why and where to go.",
        ),
        NotAnItem => (
            "文本不是完整的事项数据：{0}。请改正后再保存；您输入的内容仍在下面。",
            "The text is not the data of an item: {0}. Correct it and save again; what you typed is still below.",
        ),
        OtherItem => (
            "文本里的编码不是本页的事项。编码不能修改；新的编码请从“新增事项”开始。",
            "The code in the text is not this page's item. A code cannot be changed; a new one begins under “New item”.",
        ),
        DraftFaulty => (
            "检查发现{0}个问题，解决之前不能发布。",
            "The checker finds {0} faults. It cannot be published before they are gone.",
        ),
        RiskOfFlow => (
            "流程给这个环节定的风险不同，最高的风险点须与它一致。",
            "The flow gives this step another risk; its highest point must have the same.",
        ),
        PostElsewhere => (
            "这个岗位既不办理这个环节，也不替补它。",
            "This post neither acts at the step nor covers for the one that does.",
        ),
        OwnReview => (
            "责任岗位不能复核自己。请另选复核岗位。",
            "The responsible post does not look after itself. Choose another one that looks.",
        ),
        NothingDue => ("这项权力没有待重新评估的环节。", "Nothing of this power is to be evaluated again."),
        EvaluationPending => (
            "这项权力有一份评估等待他人确认，请先处理。",
            "An evaluation of this power waits for somebody else. Decide on it first.",
        ),
        DraftOpen => (
            "这个事项有一个草案没有办完。请先发布或放弃它。",
            "A draft of this item is open. Publish it or give it up first.",
        ),
        NotAFlow => (
            "文件不能作为流程导入：{0}（{1}）。请改正这个元素后再导入。",
            "The file cannot be imported as a flow: {0} ({1}). Correct that element and import it again.",
        ),
        NotOwnCard => (
            "这张牌不是发给您的岗位的，或者应由监督员处理。",
            "The card is not your post's, or the act is the supervisor's.",
        ),
        OnlyAWarning => ("预警只作提醒，不需要处理。", "A warning only reminds; nothing is done about it."),
        ExplanationRuns => ("该岗位在{0}前仍可说明情况。", "The post may still explain until {0}."),
        CureDay => ("督办期限应在今天之后，且只能设定一次。", "The day must lie ahead, and is set only once."),
        NoSuchReceipt => (
            "受理编号与查询码不相符。请核对回执。",
            "The number and the code do not belong together. Check the receipt.",
        ),
        PostHeld => ("该账户已在这一岗位。", "The account holds this post already."),
        PostInUse => (
            "该岗位仍有人任职，或者现行事项的流程用到它。请先免去任职、修改流程。",
            "Somebody holds this post, or a flow in force names it. Relieve them and change the flow first.",
        ),
        BadNotice => (
            "放假安排有误（第{0}行，或这一天）：无法读取、日期重复、年份不符或类别无法识别。请对照通知核对。",
            "The table is wrong at {0} (a line, or a day): not readable, a day twice, a day of another year or an unknown kind. Compare it with the notice.",
        ),
        Overlaps => (
            "与已有的有效期重叠。请调整起止日期。",
            "This overlaps a value that holds on the same days. Change the dates.",
        ),
    }
}

/// The sentence of a refusal, its facts filled in; a fact that is not known is an ellipsis.
pub fn refusal_sentence(refusal: &Refusal, lang: Lang) -> String {
    let (zh, en) = sentence(refusal.code);
    // Why a position has no quota, why a file is no flow, and which stage it is are words of the rules, not yet of a language.
    let word = |(place, fact): (usize, &String)| match (refusal.code, place) {
        (Code::QuotaLacking, 2) => lack_words(fact, lang),
        (Code::NotAFlow, 0) => no_flow_words(fact, lang).to_owned(),
        (Code::ReplacementUnlawful, _) => departure_of(fact, lang),
        (Code::CheckTooEarly, 1) | (Code::StageMissing | Code::StageNotHeld | Code::StageOrder, _) => {
            stage_of(fact, lang)
        }
        _ => fact.clone(),
    };
    let facts: Vec<String> = refusal.facts.iter().enumerate().map(word).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let text = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let filled = fill(text, &facts);
    ["{0}", "{1}", "{2}", "{3}"].iter().fold(filled, |text, hole| text.replace(hole, "…"))
}

/// A departure by its stable text form.
fn departure_of(text: &str, lang: Lang) -> String {
    Departure::parse(text).map_or(text, |departure| departure_words(departure, lang)).to_owned()
}

/// A stage of a scheme by its stable text form.
fn stage_of(text: &str, lang: Lang) -> String {
    SchemeStage::parse(text).map_or(text, |stage| scheme_stage(stage, lang)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_with_the_same_holes_in_both_languages() {
        for code in Code::ALL {
            let (zh, en) = sentence(*code);
            assert!(zh.ends_with('。') && en.ends_with('.'), "{code:?}");
            for hole in ["{0}", "{1}", "{2}", "{3}"] {
                assert_eq!(zh.contains(hole), en.contains(hole), "{code:?} {hole}");
            }
        }
    }

    #[test]
    fn facts_are_filled_in() {
        let refusal = Refusal::new(Code::TooManyAttempts).with(90);
        assert_eq!(refusal_sentence(&refusal, Lang::En), "Too many attempts. Try again in 90 seconds.");
        assert_eq!(refusal_sentence(&refusal, Lang::Zh), "尝试次数过多，请在90秒后再试。");
        let order = Refusal::new(Code::StageOrder).with("physical").with("inspection");
        assert!(refusal_sentence(&order, Lang::Zh).contains("“体检”应在“考察”之前"));
    }
}
