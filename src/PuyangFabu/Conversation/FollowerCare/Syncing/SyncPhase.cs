namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>What the next step of a synchronisation does; the names are stored.</summary>
public static class SyncPhase
{
    /// <summary>Fetch the list of tags.</summary>
    public const string Tags = "tags";

    /// <summary>Fetch one page of openids.</summary>
    public const string Listing = "listing";

    /// <summary>Ask for one batch of people.</summary>
    public const string Informing = "informing";
}
