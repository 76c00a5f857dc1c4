using System.Runtime.CompilerServices;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting;

public sealed class EndedProductTests(TestDatabases databases)
{
    /// <summary>Whoever starts many in one process, as these tests do, would run out of memory.</summary>
    [Fact]
    public async Task Nothing_of_the_process_holds_a_product_that_has_ended()
    {
        List<WeakReference> ended = [await RunAsync(), await RunAsync(), await RunAsync()];

        // What ends in the background may hold the last one for a moment.
        for (var rounds = 0; ended.Count(static product => product.IsAlive) > 1 && rounds < 50; rounds++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        Assert.InRange(ended.Count(static product => product.IsAlive), 0, 1);
    }

    /// <summary>A method of its own: what it holds while it runs is free when it has ended.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> RunAsync()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient();
        Assert.NotEmpty(await client.GetStringAsync(host.Address, TestContext.Current.CancellationToken));
        return new WeakReference(host.Services);
    }
}
