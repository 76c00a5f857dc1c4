namespace PuyangFabu.Conversation.Cases;

/// <summary>How a case came in, as stored.</summary>
public static class CaseSource
{
    public const string Operator = "operator";
    public const string Form = "form";
    public const string Chat = "chat";

    /// <summary>From a file of the hotline (12345).</summary>
    public const string Hotline = "hotline";
}
