using Microsoft.AspNetCore.Components;

namespace PuyangFabu.Foundation.Pages;

/// <summary>Addresses of the files in <c>wwwroot</c>, which change with their content, so that browsers may keep them for ever.</summary>
public sealed class AssetPaths(IServiceProvider services)
{
    private readonly Lazy<ResourceAssetCollection> assets = new(() => services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(static endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).OfType<ResourceAssetCollection>().First());

    /// <param name="name">Path in <c>wwwroot</c>, without a slash before it.</param>
    public string Of(string name) => "/" + assets.Value[name];
}
