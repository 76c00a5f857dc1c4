namespace PuyangFabu.Conversation.Media;

/// <summary>What became of something that a follower sent; the names are stored.</summary>
public static class MediaState
{
    /// <summary>To be fetched.</summary>
    public const string Due = "due";

    /// <summary>The file is here.</summary>
    public const string Kept = "kept";

    /// <summary>WeChat did not give it, or gave something else, until nobody tries any more.</summary>
    public const string GivenUp = "givenUp";

    /// <summary>Nobody's any more: the file is to be removed, and the row with it.</summary>
    public const string Wiped = "wiped";

    public static string NameOf(string state) => state switch
    {
        Due => "正在从微信取",
        Kept => "已取到",
        _ => "没有取到",
    };
}
