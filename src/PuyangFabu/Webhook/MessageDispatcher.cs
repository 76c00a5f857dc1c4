using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook;

/// <summary>
/// Runs the handler of a message inside its time. A handler that fails or takes too long costs the follower an answer,
/// never the message: it is stored with that reason and WeChat hears <c>success</c>, since a repeat would fail alike.
/// </summary>
public sealed partial class MessageDispatcher(HandlerTable table, WebhookMetrics metrics, TimeProvider clock, ILogger<MessageDispatcher> logger)
{
    /// <summary>WeChat hangs up after five seconds; one is left for the disk and the way back.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    public ValueTask<Handled> DispatchAsync(IncomingMessage message, MessageContext context)
    {
        ValueTask<Handled> work;
        try
        {
            work = table.HandleAsync(message, context, CancellationToken.None);
        }
        catch (Exception failure)
        {
            return ValueTask.FromResult(Failed(message, failure));
        }

        // Most answers come from memory and are there at once; only the others need a clock.
        return work.IsCompletedSuccessfully ? work : WaitAsync(work.AsTask(), message);
    }

    private async ValueTask<Handled> WaitAsync(Task<Handled> work, IncomingMessage message)
    {
        try
        {
            return await work.WaitAsync(Budget, clock);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            metrics.HandlerFailed("timeout");
            LogTooSlow(message.GetType().Name);
            _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return Handled.Silently("handler-timeout");
        }
        catch (Exception failure)
        {
            return Failed(message, failure);
        }
    }

    private Handled Failed(IncomingMessage message, Exception failure)
    {
        metrics.HandlerFailed("error");
        LogFailed(message.GetType().Name, failure);
        return Handled.Silently("handler-error");
    }

    [LoggerMessage(LogLevel.Error, "处理 {MessageType} 出错，已保存消息并回复 success")]
    private partial void LogFailed(string messageType, Exception failure);

    [LoggerMessage(LogLevel.Error, "处理 {MessageType} 超过 4 秒，已保存消息并回复 success")]
    private partial void LogTooSlow(string messageType);
}
