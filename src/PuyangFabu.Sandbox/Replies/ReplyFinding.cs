namespace PuyangFabu.Sandbox.Replies;

/// <summary>One thing the platform would object to in an answer.</summary>
/// <param name="Code">Stable, for scripts and tests, e.g. <c>content_empty</c>.</param>
/// <param name="Text">In Chinese, for the drawer.</param>
public sealed record ReplyFinding(ReplyFindingLevel Level, string Code, string Text)
{
    internal static ReplyFinding Fault(string code, string text) => new(ReplyFindingLevel.Fault, code, text);

    internal static ReplyFinding Remark(string code, string text) => new(ReplyFindingLevel.Remark, code, text);
}

/// <summary>How bad a finding is.</summary>
public enum ReplyFindingLevel
{
    /// <summary>Worth knowing; the follower still gets what there is.</summary>
    Remark,

    /// <summary>The platform refuses the answer and shows its notice instead.</summary>
    Fault,
}
