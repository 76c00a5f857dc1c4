namespace PuyangFabu.Conversation.Media;

/// <summary>What a follower can send besides words; the names are stored.</summary>
public static class MediaKind
{
    public const string Image = "image";
    public const string Voice = "voice";
    public const string Video = "video";

    public static string NameOf(string kind) => kind switch
    {
        Image => "图片",
        Voice => "语音",
        _ => "视频",
    };
}
