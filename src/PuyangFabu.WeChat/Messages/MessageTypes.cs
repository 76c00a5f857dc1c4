namespace PuyangFabu.WeChat.Messages;

/// <summary>The values of <c>MsgType</c> that this library reads into records of their own.</summary>
public static class MessageTypes
{
    public const string Text = "text";
    public const string Image = "image";
    public const string Voice = "voice";
    public const string Video = "video";
    public const string ShortVideo = "shortvideo";
    public const string Location = "location";
    public const string Link = "link";
    public const string File = "file";
    public const string MiniProgramPage = "miniprogrampage";
    public const string Event = "event";
}
