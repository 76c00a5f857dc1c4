namespace PuyangFabu.Conversation.Cases;

/// <summary>States of a case, as stored and as programs name them.</summary>
public static class CaseState
{
    /// <summary>What is not there yet.</summary>
    public const string None = "";

    public const string Submitted = "submitted";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Assigned = "assigned";
    public const string Handling = "handling";
    public const string PendingApproval = "pendingApproval";
    public const string Answered = "answered";
    public const string Closed = "closed";
    public const string Published = "published";

    public static IReadOnlyList<string> All { get; } = [Submitted, Accepted, Declined, Assigned, Handling, PendingApproval, Answered, Closed, Published];

    /// <summary>Those whose clock runs.</summary>
    public static IReadOnlyList<string> Open { get; } = [Submitted, Accepted, Assigned, Handling, PendingApproval];

    /// <summary>Those in which nothing more is done with the citizen's words.</summary>
    public static IReadOnlyList<string> Done { get; } = [Declined, Closed, Published];

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Submitted => "待预审",
        Accepted => "待转办",
        Declined => "不予受理",
        Assigned => "待签收",
        Handling => "办理中",
        PendingApproval => "答复待审核",
        Answered => "已答复",
        Closed => "已办结",
        Published => "已转为稿件",
        _ => state,
    };

    /// <summary>The state as a citizen reads it: that an article is made of it is ours to know.</summary>
    public static string CitizenNameOf(string state) => NameOf(state == Published ? Closed : state);

    /// <summary>What a citizen is told of it in the chat, where nothing stands below.</summary>
    public static string SpokenOf(string state) => state switch
    {
        Declined => "没有受理，理由和可以去的地方点开看。",
        Answered => "已经答复，点开看答复，也请评个分。",
        Closed or Published => "已经办结，点开看答复。",
        _ => PlainOf(state),
    };

    /// <summary>What a citizen reads of it.</summary>
    public static string PlainOf(string state) => state switch
    {
        Submitted => "我们收到了，正在看是否受理。",
        Accepted => "已经受理，正在确定由哪个单位办理。",
        Declined => "没有受理，理由和可以去的地方见下面。",
        Assigned => "已经转给承办单位，等它签收。",
        Handling => "承办单位正在办理。",
        PendingApproval => "承办单位写好了答复，正在审核。",
        Answered => "已经答复，答复见下面。",
        Closed or Published => "已经办结，答复见下面。",
        _ => state,
    };
}
