using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Webhook.Callbacks;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Webhook;

/// <summary>Registers the way of a message; the handlers come from the features.</summary>
public static class WebhookFeature
{
    public static IServiceCollection AddWebhook(this IServiceCollection services, InboxOptions inbox)
    {
        services.AddSingleton(inbox);
        services.AddSingleton<IExpiringRows, ExpiringMessages>();
        services.AddSingleton<IExpiringRows, ExpiringDeliveryKeys>();
        services.AddSingleton<IExpiringRows, ExpiringDeliveries>();
        services.AddDueWork<InboxMonths>();
        services.AddSingleton<SignedTime>();
        services.AddSingleton<SeenSignatures>();
        services.AddSingleton<IExpiringRows, ExpiringSignatures>();
        services.AddSingleton<RunningDeliveries>();
        services.AddSingleton<MessageDispatcher>();
        services.AddSingleton<InboxStore>();
        services.AddPersonalData<InboxStore>();
        services.AddSingleton<InboxAdmission>();
        services.AddSingleton<InboxRoom>();
        services.AddSingleton<InboxQueue>();
        services.AddSingleton<InboxWriter>();
        services.AddHostedService(static provider => provider.GetRequiredService<InboxWriter>());
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<SignatureUse>();
        services.AddSingleton<CheckedAddresses>();
        services.AddSingleton<AddressCheck>();
        services.AddSingleton<WebhookPipeline>();
        services.AddBound<InboxRoom>("inbox.messages", InboxRoom.MostMessages, static room => room.Messages);
        services.AddBound<InboxRoom>("inbox.bytes", InboxRoom.MostBytes, static room => room.Bytes);
        services.AddBound<RunningDeliveries>("webhook.deliveries", InboxRoom.MostMessages + RunningDeliveries.Remembered, static running => running.Count);
        services.AddBound<SeenSignatures>("webhook.signatures", SeenSignatures.Remembered, static seen => seen.Count);
        return services;
    }
}
