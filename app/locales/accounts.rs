//! Signing in, one's own account, and the accounts that an administrator keeps.

use crate::lang::Lang;
use crate::messages;
use domain::permissions::Role;

messages! {
    /// What the account pages say.
    Accounts {
        sign_in: "登录" | "Sign in",
        sign_in_lead: "报考人员、工作人员、监督员、考官和管理员在这里登录。查看抽签、账本和日历不需要账户。" | "Applicants, staff, supervisors, examiners and administrators sign in here. Draws, ledger and calendar need no account.",
        login: "登录名" | "Login name",
        login_or_contact: "登录名、手机号或电子邮箱" | "Login name, mobile number or e-mail address",
        password: "密码" | "Password",
        sign_out: "退出登录" | "Sign out",
        code_title: "第二重验证" | "Second factor",
        code_lead: "请输入验证器应用显示的 6 位动态码。" | "Enter the six digits that your authenticator shows.",
        code: "动态码" | "One-time code",
        code_hint: "每 30 秒变化一次，用过即失效。" | "It changes every 30 seconds and serves once.",
        code_lost: "手机丢失或更换？请联系管理员重设第二重验证。" | "Phone lost or replaced? Ask an administrator to reset the second factor.",
        confirm: "确认" | "Confirm",

        own_title: "我的账户" | "My account",
        own_facts: "账户信息" | "Account",
        name: "姓名" | "Name",
        role: "角色" | "Role",
        region: "考区" | "Exam region",
        agency: "单位" | "Agency",
        second_factor: "第二重验证" | "Second factor",
        factor_on: "已启用" | "On",
        factor_off: "未启用" | "Off",
        factor_needed: "您的角色必须先启用第二重验证，才能行使权力。" | "Your role must turn on the second factor before it can use a power.",
        factor_not_shown: "本次登录还没有出示动态码，出示后才能行使权力或更换第二重验证。" | "This session has not shown a one-time code yet; it must before it uses a power or replaces the second factor.",
        enrol_why: "启用后，仅凭密码无法行使权力。" | "Once it is on, a password alone cannot use a power.",
        replace: "更换第二重验证" | "Replace the second factor",
        replace_lead: "更换手机时，先在新手机上录入，再停用旧手机。" | "When you change phones, set up the new one before you give up the old one.",
        enrol_expired: "没有待确认的第二重验证，或者已超过 15 分钟。请重新开始。" | "Nothing waits to be confirmed, or its 15 minutes are over. Start again.",
        enrol: "启用第二重验证" | "Turn on the second factor",
        enrol_lead: "用验证器应用扫描二维码，或录入密钥，然后输入显示的动态码。" | "Scan the code with an authenticator app, or type the secret, then enter the digits it shows.",
        enrol_qr: "验证器应用的二维码" | "QR code for the authenticator app",
        enrol_secret: "密钥" | "Secret",
        change_password: "修改密码" | "Change the password",
        old_password: "现在的密码" | "Present password",
        new_password: "新密码" | "New password",
        password_hint: "12 到 128 个字符，不含登录名。" | "12 to 128 characters, without the login name.",
        change_password_lead: "修改后，其他设备上的登录全部失效。" | "Every other device is signed out when it changes.",
        sessions: "登录" | "Sessions",
        sessions_lead: "用过公用电脑，或者怀疑有人知道密码时，请在所有设备上退出。" | "Sign out everywhere after using a shared computer, or when somebody may know the password.",
        sessions_end: "在所有设备上退出" | "Sign out on every device",

        title: "账户" | "Accounts",
        lead: "账户的每次变更都写入账本；账本只写角色、考区和单位，不写姓名。" | "Every change of an account goes on the ledger, which holds role, region and agency, never a name.",
        caption: "全部账户" | "All accounts",
        state: "状态" | "State",
        active: "有效" | "Active",
        locked: "已锁定" | "Locked",
        new: "新建账户" | "Create an account",
        new_lead: "首次登录后请持有人自行修改密码并启用第二重验证。" | "The holder changes the password and turns on the second factor after signing in first.",
        create: "建立账户" | "Create",
        lock: "锁定" | "Lock",
        unlock: "解锁" | "Unlock",
        reset_password: "重设密码" | "Reset the password",
        reset_factor: "重设第二重验证" | "Reset the second factor",
        nothing: "（无）" | "(none)",
        created: "建立时间" | "Created",
        on_ledger: "在账本里查看这个账户的全部记录" | "All ledger entries on this account",
        login_hint: "3 至 64 个小写字母、数字、点、横线，以字母开头" | "3 to 64 small letters, digits, dots and dashes, beginning with a letter",
        name_hint: "加密保存，不写入账本" | "Kept encrypted, never on the ledger",
        region_hint: "工作人员须填写，其他角色留空" | "Needed for staff",
        agency_hint: "工作人员和监督员须填写；会公开" | "Needed for staff and supervisors; it is public",
        examiner: "考官编号" | "Examiner's id",
        examiner_hint: "考官账户须填写：考官库中的编号" | "Needed for an examiner's account: the id in the register",
        first_password: "首个密码" | "First password",
        fresh_hint: "已随机生成，只显示这一次。请先抄下并当面交给持有人，再提交。" | "Made at random and shown only this once. Note it and hand it over in person, then submit.",
        lock_lead: "锁定后立即在所有设备上退出，不能再登录。" | "It is signed out everywhere at once and cannot sign in again.",
        unlock_lead: "解锁后可以用原来的密码登录。" | "It can then sign in with its password as before.",
        reset_password_lead: "该账户会在所有设备上退出。" | "The account is signed out on every device.",
        reset_factor_lead: "请先当面核实持有人身份。该账户会在所有设备上退出，下次登录后须重新启用第二重验证。" | "Make sure in person who asks. The account is signed out everywhere and must turn the second factor on again.",

        role_citizen: "公民" | "Citizen",
        role_applicant: "报考人员" | "Applicant",
        role_examiner: "考官" | "Examiner",
        role_staff: "工作人员" | "Staff",
        role_supervisor: "监督员" | "Supervisor",
        role_administrator: "管理员" | "Administrator",
    }
}

/// The name of a role.
pub const fn role_name(role: Role, lang: Lang) -> &'static str {
    let words = Accounts::of(lang);
    match role {
        Role::Citizen => words.role_citizen,
        Role::Applicant => words.role_applicant,
        Role::Examiner => words.role_examiner,
        Role::Staff => words.role_staff,
        Role::Supervisor => words.role_supervisor,
        Role::Administrator => words.role_administrator,
    }
}
