namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>How a synchronisation stands; the names are stored.</summary>
public static class SyncState
{
    public const string Running = "running";
    public const string Done = "done";

    /// <summary>WeChat refused something that waiting does not change.</summary>
    public const string Failed = "failed";
}
