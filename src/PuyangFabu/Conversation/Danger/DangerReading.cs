namespace PuyangFabu.Conversation.Danger;

/// <summary>What a message has to do with a danger.</summary>
internal enum DangerReading
{
    /// <summary>It has none of the words.</summary>
    None,

    /// <summary>It has some and is about being prepared, or about news of what threatens no life.</summary>
    Learns,

    /// <summary>Perhaps somebody only wants to read about it.</summary>
    InDoubt,

    /// <summary>Somebody is in danger.</summary>
    Happens,
}
