namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>Whether the follower is still to be told the number of a case, as stored.</summary>
public static class CaseReceipt
{
    /// <summary>Nothing is to be told: the follower knows it, or nobody follows.</summary>
    public const string None = "";

    public const string Due = "due";
}
