using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Tests.Webhook;

/// <summary>The product with a test's own answer to texts.</summary>
internal sealed class TextAnswers(Func<TextMessage, MessageContext, CancellationToken, ValueTask<Handled>> handle) : IMessageHandler<TextMessage>
{
    public static Task<ProductHost> StartAsync(
        TestDatabases databases, string provider, Func<TextMessage, MessageContext, CancellationToken, ValueTask<Handled>> handle, params string[] settings) =>
        ProductHost.StartAsync(
            databases, provider, services => services.Replace(ServiceDescriptor.Singleton(new HandlerTable().On(new TextAnswers(handle)))), settings);

    public ValueTask<Handled> HandleAsync(TextMessage message, MessageContext context, CancellationToken cancellation) => handle(message, context, cancellation);
}
