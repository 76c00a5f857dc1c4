using Microsoft.AspNetCore.Http.Metadata;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Makes answers of outcomes: 200, 201 with its place, 204, or the problem of a refusal.</summary>
public sealed class OutcomeAnswers(RefusalRecord refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (await next(context) is not { } returned)
        {
            return Results.NoContent();
        }

        if (returned is not IOutcome outcome)
        {
            return returned;
        }

        var http = context.HttpContext;
        if (outcome.Refusal is { } refusal)
        {
            await refusals.AddAsync(http, refusal);
            await ApiProblem.WriteAsync(http, refusal);
            return Results.Empty;
        }

        return outcome.Result switch
        {
            null or Done => Results.NoContent(),
            var result when http.GetEndpoint()?.Metadata.GetMetadata<CreatedLocation>() is { } created => Results.Created(created.Of(result), result),
            var result => Results.Ok(result),
        };
    }

    /// <summary>Tells the API description what a handler's <see cref="Outcome{T}"/> means on the wire.</summary>
    public static void Describe(EndpointBuilder endpoint)
    {
        // The framework has described the outcome itself, as if it were what is sent.
        foreach (var metadata in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().ToArray())
        {
            if (metadata.Type is { } type && ResultOf(type) is { } result)
            {
                var creates = endpoint.Metadata.OfType<CreatedLocation>().Any();
                endpoint.Metadata.Remove(metadata);
                endpoint.Metadata.Add(result == typeof(Done)
                    ? new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent)
                    : new ProducesResponseTypeMetadata(creates ? StatusCodes.Status201Created : StatusCodes.Status200OK, result, ["application/json"]));
            }
        }
    }

    private static Type? ResultOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Outcome<>) ? type.GetGenericArguments()[0] : null;
}
