namespace PuyangFabu.Tests.Hosting;

/// <summary>Which library this build speaks with WeChat through is said where somebody looks who wonders.</summary>
public sealed class WeChatClientNameTests : IDisposable
{
#if SENPARC
    private const string Client = "Senparc.Weixin.MP";
#else
    private const string Client = "自带的客户端";
#endif

    private readonly ScratchFolder data = new();

    [Fact]
    public async Task The_start_and_the_doctor_name_the_client()
    {
        using var process = ProductProcess.Start(data, ["--Urls", "http://127.0.0.1:0"], []);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (!lines.Exists(static line => line.Contains("公众页面", StringComparison.Ordinal))
            && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        var doctor = await ProductCommand.RunAsync(data, ["doctor"]);

        Assert.Contains(lines, static line => line.Contains("微信客户端", StringComparison.Ordinal) && line.Contains(Client, StringComparison.Ordinal));
        Assert.Contains($"经由{Client}调用微信", doctor.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();
}
