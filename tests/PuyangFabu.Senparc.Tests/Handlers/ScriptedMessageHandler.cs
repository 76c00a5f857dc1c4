using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>A context of a team's own.</summary>
public sealed class TeamMessageContext : DefaultMpMessageContext;

/// <summary>Built as Senparc's sample is: a context of its own, a constructor that takes the services, and work before and after each hook.</summary>
public sealed class ScriptedMessageHandler(
    Stream inputStream, PostModel postModel, HandlerScript script, int maxRecordCount = 0, bool onlyAllowEncryptMessage = false, IServiceProvider? serviceProvider = null)
    : MessageHandler<TeamMessageContext>(inputStream, postModel, maxRecordCount, onlyAllowEncryptMessage, serviceProvider: serviceProvider)
{
    /// <summary>Messages of this follower, as his context counts them.</summary>
    public int Count { get; private set; }

    public override async Task OnExecutingAsync(CancellationToken cancellationToken)
    {
        script.Steps.Enqueue("before");
        var context = await GetUnsafeMessageContext();
        Count = (context.StorageData as int? ?? 0) + 1;
        context.StorageData = Count;
        GlobalMessageContext.UpdateMessageContext(context);
        script.Before(this);
        await base.OnExecutingAsync(cancellationToken);
    }

    public override async Task OnExecutedAsync(CancellationToken cancellationToken)
    {
        script.Steps.Enqueue("after");
        await base.OnExecutedAsync(cancellationToken);
    }

    public override IResponseMessageBase? DefaultResponseMessage(IRequestMessageBase requestMessage)
    {
        script.Steps.Enqueue("hook");
        return script.Answer(this);
    }

    public ResponseMessageText Say(string words)
    {
        var text = this.CreateResponseMessage<ResponseMessageText>();
        text.Content = words;
        return text;
    }
}
