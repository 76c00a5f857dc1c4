namespace PuyangFabu.People.Actors;

/// <summary>What an operator is appointed to, as stored and as programs name it.</summary>
public static class Role
{
    public const string Editor = "editor";
    public const string Reviewer = "reviewer";
    public const string Chief = "chief";
    public const string Publisher = "publisher";
    public const string Admin = "admin";
    public const string Security = "security";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Editor, Reviewer, Chief, Publisher, Admin, Security, Auditor];

    /// <summary>The role as people call it.</summary>
    public static string NameOf(string role) => role switch
    {
        Editor => "编辑",
        Reviewer => "复审",
        Chief => "终审",
        Publisher => "发布",
        Admin => "系统管理",
        Security => "安全管理",
        Auditor => "审计",
        _ => role,
    };
}
