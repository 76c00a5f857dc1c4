namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What a broadcast carries.</summary>
public static class BroadcastKind
{
    public const string Articles = "articles";
    public const string Text = "text";
    public const string Image = "image";
}
