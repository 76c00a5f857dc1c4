namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>States of a call that has an effect at WeChat, as stored and as programs name them.</summary>
public static class OutsideCallState
{
    /// <summary>Written down; the call may be under way.</summary>
    public const string Intended = "intended";

    public const string Done = "done";

    /// <summary>WeChat refused, or was certainly not reached: nothing was changed there.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody knows whether it had its effect.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyList<string> All { get; } = [Intended, Done, Refused, Unknown];

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Intended => "正在办理",
        Done => "已办成",
        Refused => "未办成",
        Unknown => "结果未知",
        _ => state,
    };
}
