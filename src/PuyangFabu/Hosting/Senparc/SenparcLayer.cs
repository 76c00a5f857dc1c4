using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.Replies;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Senparc.Handlers;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Hosting.Senparc;

/// <summary>
/// Asks a team's handler before ours. Words of danger, and whoever talks with people, stay with the product whatever the team's handler
/// would say; so does all that our handlers write down of events and of what followers send besides words.
/// </summary>
internal sealed partial class SenparcLayer(
    IEnumerable<SenparcBridge> bridges, DangerBook danger, PeopleReplies people, CaseChat cases, IServiceScopeFactory scopes, TimeProvider clock, WebhookMetrics metrics, ILogger<SenparcLayer> logger)
    : IHandlingLayer
{
    /// <summary>Senparc would take the product's settings from such a message.</summary>
    private const string Remote = "neuchar";

    /// <summary>What is left must be enough for our own answer.</summary>
    private static readonly TimeSpan Patience = MessageDispatcher.Budget / 2;

    private readonly SenparcBridge? bridge = bridges.SingleOrDefault();

    public async ValueTask<Handled> HandleAsync(
        IncomingMessage message, MessageContext context, Func<ValueTask<Handled>> own, CancellationToken cancellation)
    {
        if (bridge is null || context.Xml.IsEmpty || message.MsgType.Equals(Remote, StringComparison.OrdinalIgnoreCase) || await IsOursAsync(message, context, cancellation))
        {
            return await own();
        }

        if (message is TextMessage)
        {
            var said = await AskAsync(bridge, message, context, cancellation);
            return said.IsAnswered ? people.Noted(new Handled(said.Reply, ReplyReason.TeamHandler), message.FromUserName, context) : await own();
        }

        // Ours first: what it writes down of an event or a picture must not depend on how fast another one answers.
        var ours = await own();
        var theirs = await AskAsync(bridge, message, context, cancellation);
        return !theirs.IsAnswered ? ours
            : theirs.Reply is null ? ours with { Reply = null }
            : ours with { Reply = theirs.Reply, Reason = ReplyReason.TeamHandler };
    }

    private async ValueTask<bool> IsOursAsync(IncomingMessage message, MessageContext context, CancellationToken cancellation)
    {
        // Whoever talks with people, or tells a case step by step, does so with pictures too.
        if (message is not EventMessage && (people.Of("", message.FromUserName, context) is not null || await cases.IsTellingAsync(message.FromUserName, context, cancellation)))
        {
            return true;
        }

        if (message is not TextMessage text)
        {
            return false;
        }

        var words = SearchText.Normalize(text.Content);
        return danger.Current.Find(words, out _) is not null || people.Of(words, text.FromUserName, context) is not null;
    }

    private async Task<SenparcAnswer> AskAsync(SenparcBridge bridge, IncomingMessage message, MessageContext context, CancellationToken cancellation)
    {
        // Of its own: the dispatcher's serves another message once this one is answered.
        var ending = new CancellationTokenSource();
        var asked = AnswerAsync(bridge, context, ending.Token);
        try
        {
            return await asked.WaitAsync(Patience, clock, cancellation);
        }
        catch (Exception) when (!asked.IsCompleted)
        {
            _ = Task.Run(ending.Cancel, CancellationToken.None);
            _ = asked.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            metrics.HandlerFailed("team-timeout");
            LogTooSlow(bridge.Name, message.GetType().Name, Patience.TotalSeconds);
            return SenparcAnswer.Left;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            metrics.HandlerFailed("team");
            LogFailed(bridge.Name, message.GetType().Name, failure);
            return SenparcAnswer.Left;
        }
    }

    // Elsewhere: a hook that blocks instead of waiting must not keep the time limit from ending it.
    private Task<SenparcAnswer> AnswerAsync(SenparcBridge bridge, MessageContext context, CancellationToken ending)
    {
        // A handler that was given up may read it when the request's own bytes are already another's.
        var xml = context.Xml.ToArray();
        return Task.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await bridge.AnswerAsync(xml, context.Account.AppId, scope.ServiceProvider, ending);
            },
            ending);
    }

    [LoggerMessage(LogLevel.Error, "{Handler} 处理 {MessageType} 出错，改由本系统答复")]
    private partial void LogFailed(string handler, string messageType, Exception failure);

    [LoggerMessage(LogLevel.Error, "{Handler} 处理 {MessageType} 超过 {Seconds} 秒，改由本系统答复")]
    private partial void LogTooSlow(string handler, string messageType, double seconds);
}
