using Senparc.NeuChar.Context;
using Senparc.NeuChar.Entities;
using Senparc.NeuChar.NeuralSystems;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Senparc.Handlers;

/// <summary>
/// Calls the hooks of a handler by itself instead of its <c>ExecuteAsync</c>: that swallows what a hook for text throws, keeps every
/// follower in memory, makes a folder under the program and reads rules from it. Which message is a repeat is known before.
/// </summary>
/// <param name="create">Makes the handler of one message.</param>
internal sealed class SenparcBridgeOf<THandler, TContext>(Func<Stream, PostModel, IServiceProvider, THandler> create) : SenparcBridge
    where THandler : MessageHandler<TContext>
    where TContext : class, IMessageContext<IRequestMessageBase, IResponseMessageBase>, new()
{
    /// <summary>What stands before and after a hook is called only where the team has written it: Senparc's own looks into its cache.</summary>
    private static readonly bool HasBefore = IsOwn(nameof(MessageHandler<TContext>.OnExecutingAsync));

    private static readonly bool HasAfter = IsOwn(nameof(MessageHandler<TContext>.OnExecutedAsync));

    public override string Name => typeof(THandler).Name;

    public override async Task<SenparcAnswer> AnswerAsync(
        byte[] xml, string appId, IServiceProvider services, CancellationToken cancellation)
    {
        // Without a token in the model nothing is decrypted or checked a second time.
        using var body = new MemoryStream(xml);
        var handler = create(body, new PostModel { AppId = appId }, services);
        if (handler is { OnlyAllowEncryptMessage: true, RequestMessage: null })
        {
            throw new InvalidOperationException($"{Name} 只接受加密的消息（onlyAllowEncryptMessage），而消息到它手里时已经解密：请改为 false，明文消息由设置 RequireEncryption 拒绝。");
        }

        handler.CurrentMessageHandlerNode = new MessageHandlerNode();
        handler.CurrentAppDataNode = new AppDataNode();
        await RunAsync(handler, cancellation);
        return handler.ResponseMessage is null && handler.TextResponseMessage is { Length: > 0 } text
            ? ResponseMapping.Of(text)
            : ResponseMapping.Of(handler.ResponseMessage);
    }

    /// <summary>In the order of Senparc's own <c>ExecuteAsync</c>: who cancels is not asked any further, and what stands after a hook runs though the hook threw.</summary>
    private static async Task RunAsync(THandler handler, CancellationToken cancellation)
    {
        if (HasBefore && !handler.CancelExecute)
        {
            await handler.OnExecutingAsync(cancellation);
        }

        if (handler.CancelExecute)
        {
            return;
        }

        try
        {
            handler.ResponseMessage = await HookAsync(handler);
        }
        finally
        {
            if (HasAfter)
            {
                await handler.OnExecutedAsync(cancellation);
            }
        }
    }

    private static async Task<IResponseMessageBase?> HookAsync(THandler handler) => handler.RequestMessage switch
    {
        RequestMessageText text => await handler.OnTextOrEventRequestAsync(text) ?? await handler.OnTextRequestAsync(text),
        RequestMessageImage image => await handler.OnImageRequestAsync(image),
        RequestMessageVoice voice => await handler.OnVoiceRequestAsync(voice),
        RequestMessageVideo video => await handler.OnVideoRequestAsync(video),
        RequestMessageShortVideo film => await handler.OnShortVideoRequestAsync(film),
        RequestMessageLocation place => await handler.OnLocationRequestAsync(place),
        RequestMessageLink link => await handler.OnLinkRequestAsync(link),
        RequestMessageFile file => await handler.OnFileRequestAsync(file),
        RequestMessageUnknownType unknown => await handler.OnUnknownTypeRequestAsync(unknown),

        // An event that this version does not know arrives without a class of its own and would be called ENTER, with null.
        { } other when other.GetType() == typeof(RequestMessageEventBase) => null,
        RequestMessageEvent_Click tap => await AsTextAsync(handler, tap) ?? await handler.OnEvent_ClickRequestAsync(tap),
        IRequestMessageEventBase happened => await AsTextAsync(handler, happened) ?? await handler.OnEventRequestAsync(happened),
        _ => null,
    };

    private static Task<IResponseMessageBase?> AsTextAsync(THandler handler, IRequestMessageEventBase happened) =>
        handler.OnTextOrEventRequestAsync(happened.ConvertToRequestMessageText())!;

    private static bool IsOwn(string method) =>
        typeof(THandler).GetMethod(method, [typeof(CancellationToken)])?.DeclaringType?.Assembly is { } assembly
        && assembly != typeof(MessageHandler<>).Assembly
        && assembly != typeof(MessageHandlerNode).Assembly;
}
