using System.Net;
using System.Net.Sockets;
using System.Text;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Tests.Api.Transport;

public sealed class AnswerTests
{
    public static TheoryData<string, string> Unclear => new()
    {
        { "502", "<html><h1>502 Bad Gateway</h1></html>" },
        { "500", """{"message":"no errcode"}""" },
        { "500", """{"errcode":0}""" },
        { "302", "" },
        { "404", "not here" },
        { "403", """{"detail":"a firewall"}""" },
        { "200", "<html>login please</html>" },
        { "200", "" },
        { "200", "{\"errcode\":0" },
        { "200", "[1,2]" },
        { "200", """{"errcode":0,"errmsg":"ok"}""" },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task What_is_no_answer_of_the_call_leaves_its_effect_unknown(string status, string body)
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(int.Parse(status, null), "text/html", Encoding.UTF8.GetBytes(body), "Location: http://127.0.0.1:1/x\r\n"));

        var answer = await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
        Assert.NotEmpty(answer.Failure.NextStep);
        Assert.Single(bench.Platform.Calls);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task An_errcode_counts_whatever_the_status(int status)
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(status, "text/plain", """{"errcode":"45028","errmsg":"no quota"}"""u8.ToArray()));

        var failure = (await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation)).Failure!;

        Assert.Equal((ApiFailureKind.Refused, 45028, WeChatErrorClass.Quota), (failure.Kind, failure.Code, failure.Error!.Class));
    }

    [Fact]
    public async Task Half_an_answer_leaves_the_effect_unknown()
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.HalfAnAnswer);

        var answer = await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
    }

    [Fact]
    public async Task Silence_ends_at_the_time_limit_with_the_effect_unknown()
    {
        await using var bench = new ApiBench(limits: new ApiLimits { Call = TimeSpan.FromMilliseconds(300) });
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);
        bench.Platform.Then(Reaction.Silence);

        var answer = await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation);

        Assert.Equal(TransportFailures.TooSlow, answer.Failure);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        await using var bench = new ApiBench(limits: new ApiLimits { AnswerBytes = 1000 });
        bench.Platform.Then(Reaction.Http(200, "text/plain", new byte[2000]));

        var answer = await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation);

        Assert.Equal(TransportFailures.TooLarge, answer.Failure);
    }

    [Fact]
    public async Task Nobody_listening_means_that_nothing_was_sent()
    {
        await using var bench = new ApiBench(new Uri("http://127.0.0.1:1/"));

        var answer = await bench.Api<IMassSendApi>().SendAsync(ApiBench.Account, MassAudience.All, new MassText("x"), "k", ApiBench.Cancellation);

        Assert.Equal(TransportFailures.NoConnection, answer.Failure);
    }

    [Fact]
    public async Task An_unknown_name_means_that_nothing_was_sent()
    {
        await using var bench = new ApiBench(new Uri("http://no-such-host.invalid/"));

        var answer = await bench.Api<IMassSendApi>().SendAsync(ApiBench.Account, MassAudience.All, new MassText("x"), "k", ApiBench.Cancellation);

        Assert.Equal(TransportFailures.NoAddress, answer.Failure);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_encrypted_means_that_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var bench = new ApiBench(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), limits: new ApiLimits { Repetitions = 1 });
        var refusing = RefuseTlsAsync(listener, connections: 2);

        var answer = await bench.Api<IMassSendApi>().SendAsync(ApiBench.Account, MassAudience.All, new MassText("x"), "k", ApiBench.Cancellation);

        Assert.Equal(TransportFailures.NoTls, answer.Failure);
        await refusing;
    }

    [Fact]
    public async Task A_cancelled_call_says_so_by_exception()
    {
        await using var bench = new ApiBench();
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);
        bench.Platform.Then(Reaction.Silence);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Api<IDraftApi>().CountAsync(ApiBench.Account, cancel.Token));
    }

    [Fact]
    public async Task Reading_is_repeated_until_it_works()
    {
        await using var bench = new ApiBench();
        bench.Platform
            .Then(Reaction.Hangup, Reaction.Http(502, "text/html", "<html>"u8.ToArray()))
            .ThenJson("""{"errcode":-1,"errmsg":"system error"}""")
            .ThenJson("""{"total_count":7}""");

        Assert.Equal(7, (await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation)).Value);
        Assert.Equal(4, bench.Platform.Calls.Count);
    }

    [Fact]
    public async Task Reading_gives_up_after_three_repetitions()
    {
        await using var bench = new ApiBench();
        bench.Platform.ThenJson("""{"errcode":-1,"errmsg":"system error"}""");

        var answer = await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);

        Assert.Equal(-1, answer.Failure!.Code);
        Assert.Equal(4, bench.Platform.Calls.Count);
    }

    private static async Task RefuseTlsAsync(TcpListener listener, int connections)
    {
        for (var connection = 0; connection < connections; connection++)
        {
            using var client = await listener.AcceptTcpClientAsync(ApiBench.Cancellation);
            await client.GetStream().WriteAsync("HTTP/1.1 400 No TLS here\r\n\r\n"u8.ToArray(), ApiBench.Cancellation);
        }
    }
}
