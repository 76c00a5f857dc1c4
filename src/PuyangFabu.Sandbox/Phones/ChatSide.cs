namespace PuyangFabu.Sandbox.Phones;

/// <summary>On which side of the chat an entry stands.</summary>
internal enum ChatSide
{
    /// <summary>Right and green: the follower's own.</summary>
    Me,

    /// <summary>Left and white: the account's.</summary>
    Account,

    /// <summary>In the middle and grey: the platform's notice.</summary>
    Notice,
}
