using Microsoft.Extensions.ObjectPool;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Handling;

/// <summary>
/// Runs the handler of a message inside its time. A handler that fails or takes too long costs the follower an answer,
/// never the message: it is stored with that reason and WeChat hears <c>success</c>, since a repeat would fail alike.
/// One that was given up is told by its token, so that it lets go of the database.
/// </summary>
public sealed partial class MessageDispatcher(HandlerTable table, WebhookMetrics metrics, TimeProvider clock, ILogger<MessageDispatcher> logger)
{
    /// <summary>WeChat hangs up after five seconds; one is left for the disk and the way back.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    // Most answers come from memory and are there at once: what would end them is used again.
    private readonly ObjectPool<CancellationTokenSource> endings = new DefaultObjectPool<CancellationTokenSource>(new EndingPolicy());

    public ValueTask<Handled> DispatchAsync(IncomingMessage message, MessageContext context)
    {
        var ending = endings.Get();
        ValueTask<Handled> work;
        try
        {
            work = table.HandleAsync(message, context, ending.Token);
        }
        catch (Exception failure)
        {
            endings.Return(ending);
            return ValueTask.FromResult(Failed(message, failure));
        }

        if (!work.IsCompletedSuccessfully)
        {
            return WaitAsync(work.AsTask(), ending, message);
        }

        endings.Return(ending);
        return work;
    }

    private async ValueTask<Handled> WaitAsync(Task<Handled> work, CancellationTokenSource ending, IncomingMessage message)
    {
        try
        {
            var handled = await work.WaitAsync(Budget, clock);
            endings.Return(ending);
            return handled;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            metrics.HandlerFailed("timeout");
            LogTooSlow(message.GetType().Name);

            // Elsewhere: to stop a statement can take as long as the statement.
            _ = Task.Run(ending.Cancel);
            _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return Handled.Silently(ReplyReason.HandlerTimeout);
        }
        catch (Exception failure)
        {
            endings.Return(ending);
            return Failed(message, failure);
        }
    }

    private Handled Failed(IncomingMessage message, Exception failure)
    {
        metrics.HandlerFailed("error");
        LogFailed(message.GetType().Name, failure);
        return Handled.Silently(ReplyReason.HandlerError);
    }

    [LoggerMessage(LogLevel.Error, "处理 {MessageType} 出错，已保存消息并回复 success")]
    private partial void LogFailed(string messageType, Exception failure);

    [LoggerMessage(LogLevel.Error, "处理 {MessageType} 超过 4 秒，已保存消息并回复 success")]
    private partial void LogTooSlow(string messageType);

    private sealed class EndingPolicy : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource obj) => obj.TryReset();
    }
}
