using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Puts refused changes into the record: who tried what, from where, and why it was not done.</summary>
public sealed class RefusalRecord(AuditLog audit)
{
    /// <summary>Reading changes nothing, and whoever has not signed in has no name: neither is kept here.</summary>
    public async Task AddAsync(HttpContext context, Refusal refusal)
    {
        var actor = context.RequestServices.GetRequiredService<RequestActor>().Actor;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || actor.OperatorId is null)
        {
            return;
        }

        // Written even when the caller has gone: a refusal is a refusal.
        var metadata = context.GetEndpoint()?.Metadata;
        var action = metadata?.GetMetadata<AuditActionAttribute>()?.Name ?? metadata?.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.Request.Method;
        await audit.RecordRefusalAsync(actor, action, RouteTarget.Of(context.Request.RouteValues), refusal);
    }
}
