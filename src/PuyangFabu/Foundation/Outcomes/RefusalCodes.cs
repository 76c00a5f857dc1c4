namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Codes of refusals that more than one feature gives; a feature's own are constants where it refuses. Programs read them: they never change.</summary>
public static class RefusalCodes
{
    public const string BadInput = "badInput";
    public const string NotFound = "notFound";
    public const string StaleRevision = "staleRevision";
    public const string TooLarge = "tooLarge";
    public const string Held = "held";
    public const string Busy = "busy";
    public const string WeChatRefused = "wechatRefused";
    public const string WeChatNotReached = "wechatNotReached";
    public const string WeChatNoAnswer = "wechatNoAnswer";
}
