namespace PuyangFabu.Conversation.Talks;

/// <summary>States of a talk; the names are stored.</summary>
public static class TalkState
{
    /// <summary>The product answers by itself, as for everybody without a talk.</summary>
    public const string Automatic = "automatic";

    /// <summary>Waits for somebody to take it.</summary>
    public const string Waiting = "waiting";

    /// <summary>Somebody has taken it.</summary>
    public const string Taken = "taken";

    /// <summary>People are done; the product answers by itself again.</summary>
    public const string Closed = "closed";

    public static IReadOnlyList<string> All { get; } = [Waiting, Taken, Closed, Automatic];

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Waiting => "等人接手",
        Taken => "有人在办",
        Closed => "已结束",
        _ => "自动回复",
    };

    public static bool IsWithPeople(string state) => state is Waiting or Taken;
}
