using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>
/// One chain of resolvers for all hosts of a run that have the same ones. Only options with the same resolver share what was read of
/// the types, and whatever puts its own resolver in front, as the description of the API does, makes a chain for each host. In the product,
/// one host a process, nobody would share it.
/// </summary>
internal static class SharedContracts
{
    private static readonly Lock Turn = new();
    private static IJsonTypeInfoResolver[] parts = [];
    private static IJsonTypeInfoResolver? whole;

    public static IServiceCollection AddSharedContracts(this IServiceCollection services) =>
        services.PostConfigure<JsonOptions>(static options => options.SerializerOptions.TypeInfoResolver = Of(options.SerializerOptions.TypeInfoResolverChain));

    public static IJsonTypeInfoResolver Of(IEnumerable<IJsonTypeInfoResolver> chain)
    {
        IJsonTypeInfoResolver[] wanted = [.. chain];
        lock (Turn)
        {
            if (whole is null || !parts.SequenceEqual(wanted))
            {
                (parts, whole) = (wanted, JsonTypeInfoResolver.Combine(wanted));
            }

            return whole;
        }
    }
}
