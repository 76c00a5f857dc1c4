using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.Tests.Foundation.Storage;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>A run of tests starts some thousand hosts: what one read of the types serves the next.</summary>
public sealed class SharedContractsTests(TestDatabases databases)
{
    [Fact]
    public async Task Hosts_beside_each_other_read_the_types_of_their_JSON_once()
    {
        await using var first = await ProductHost.StartAsync(databases);
        await using var second = await ProductHost.StartAsync(databases);

        Assert.NotSame(OptionsOf(first), OptionsOf(second));
        Assert.Same(OptionsOf(first).GetTypeInfo(typeof(SelfView)), OptionsOf(second).GetTypeInfo(typeof(SelfView)));
    }

    [Fact]
    public async Task What_others_put_in_front_still_comes_first()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var chain = OptionsOf(host).TypeInfoResolverChain.ToList();

        // The description of the API brings one of its own.
        Assert.True(chain.Count > 1);
        Assert.Same(SharedContracts.Of(chain), SharedContracts.Of(chain));
        Assert.NotSame(SharedContracts.Of(chain), SharedContracts.Of(Enumerable.Reverse(chain)));
    }

    private static JsonSerializerOptions OptionsOf(ProductHost host) => host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
}
