namespace PuyangFabu.People.Actors;

/// <summary>What an operator is appointed to, as stored and as programs name it.</summary>
public static class Role
{
    public const string Editor = "editor";
    public const string Reviewer = "reviewer";
    public const string Chief = "chief";
    public const string Publisher = "publisher";
    /// <summary>Handles the cases of his units, and nothing else.</summary>
    public const string Agent = "agent";

    public const string Admin = "admin";
    public const string Security = "security";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Editor, Reviewer, Chief, Publisher, Agent, Admin, Security, Auditor];

    /// <summary>The role as people call it.</summary>
    public static string NameOf(string role) => role switch
    {
        Editor => "编辑",
        Reviewer => "复审",
        Chief => "终审",
        Publisher => "发布",
        Agent => "承办",
        Admin => "系统管理",
        Security => "安全管理",
        Auditor => "审计",
        _ => role,
    };

    /// <summary>What the role is for, in a sentence.</summary>
    public static string DutyOf(string role) => role switch
    {
        Editor => "写稿、初审别人的稿件，管栏目、菜单、自动回复和名录，补充危险词，答复粉丝，受理和转办诉求，拟群发。",
        Reviewer => "复审稿件，批准内容的改动，审核诉求的答复。",
        Chief => "终审稿件，撤稿，管词库（词表，增减危险词），督办诉求，批准和发送群发。",
        Publisher => "让审过的稿件上线，撤稿，批准和发送群发，答复粉丝。",
        Agent => "办理转给本单位的诉求：签收、退回、申请延期、写答复；看不到别的单位的。",
        Admin => "管人员、公众号账号、设置、体检和备份，也能改栏目、自动回复和名录，补充危险词；不写稿、不审稿、不群发。",
        Security => "确认任命、解除锁定、结束登录，管词库（词表，增减危险词），查审计，不管人员和账号。",
        Auditor => "只看：查审计，核对记录有没有被改过。",
        _ => "",
    };
}
