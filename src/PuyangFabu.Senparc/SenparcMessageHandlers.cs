using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Senparc.Calls;
using PuyangFabu.Senparc.Handlers;
using Senparc.NeuChar.Context;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Senparc;

/// <summary>Lets a team keep its <c>MessageHandler</c>: it is asked first, and what it does not answer the product answers.</summary>
public static class SenparcMessageHandlers
{
    /// <summary>For a handler with Senparc's own context; see the other overload.</summary>
    public static IServiceCollection AddSenparcMessageHandler<THandler>(
        this IServiceCollection services, Func<Stream, PostModel, IServiceProvider, THandler>? create = null)
        where THandler : MessageHandler<DefaultMpMessageContext> => services.AddSenparcMessageHandler<THandler, DefaultMpMessageContext>(create);

    /// <param name="create">Makes the handler of one message. By default its constructor is given the message, the model and what else it asks of the services.</param>
    /// <exception cref="InvalidOperationException">There is one already: who is asked first would be chance.</exception>
    public static IServiceCollection AddSenparcMessageHandler<THandler, TContext>(
        this IServiceCollection services, Func<Stream, PostModel, IServiceProvider, THandler>? create = null)
        where THandler : MessageHandler<TContext>
        where TContext : class, IMessageContext<IRequestMessageBase, IResponseMessageBase>, new()
    {
        if (services.Any(static service => service.ServiceType == typeof(SenparcBridge)))
        {
            throw new InvalidOperationException("There is a handler of Senparc's kind already.");
        }

        SenparcProcess.Prepare();
        return services.AddSingleton<SenparcBridge>(new SenparcBridgeOf<THandler, TContext>(
            create ?? (static (body, model, provider) => ActivatorUtilities.CreateInstance<THandler>(provider, body, model))));
    }
}
