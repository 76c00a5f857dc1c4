using System.Text.RegularExpressions;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>What stands in messages for the follower alone: whoever else has it could speak for him.</summary>
public static partial class FollowersOwnWords
{
    /// <summary>Names in an address what proves whose it is.</summary>
    public const string Proof = "proof";

    private const string Stars = "********";

    /// <summary>A text as others than the follower may read it.</summary>
    public static string Hidden(string text) => Proofs().Replace(text, Stars);

    // The key of a form proves as much: the query code of what is handed in by it follows from it.
    [GeneratedRegex($"(?<=[?&;](?:{Proof}|key)=)[A-Za-z0-9_-]+")]
    private static partial Regex Proofs();
}
