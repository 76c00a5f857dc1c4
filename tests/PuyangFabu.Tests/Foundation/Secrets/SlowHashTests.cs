using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Hosting;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Secrets;

public sealed class SlowHashTests
{
    [Fact]
    public void It_is_what_others_make_too() => Assert.Equal(
        "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a",
        Convert.ToHexStringLower(new SlowHash(rounds: 4096).Of("password", Encoding.UTF8.GetBytes("salt"))));

    [Fact]
    public async Task The_product_that_nobody_hastens_takes_its_time()
    {
        using var folder = new ScratchFolder();
        await using var product = ProductApplication.Create(["--Storage:DataDirectory", folder.Path]);

        Assert.Equal(100_000, product.Services.GetRequiredService<SlowHash>().Rounds);
    }
}
