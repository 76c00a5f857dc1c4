namespace PuyangFabu.Console.Frame.Islands;

/// <summary>What islands tell the log.</summary>
internal static partial class IslandLog
{
    [LoggerMessage(LogLevel.Warning, "后台页面上的 {Island} 没有读到最新的情况，稍后再读")]
    public static partial void LookFailed(ILogger log, Exception failure, string island);
}
