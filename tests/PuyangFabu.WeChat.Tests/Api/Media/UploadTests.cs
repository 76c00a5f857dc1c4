using System.Text;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.WeChat.Tests.Api.Media;

public sealed class UploadTests : IAsyncDisposable
{
    private static readonly MediaFile Picture = new("cover.jpg", "image/jpeg", new byte[] { 0xFF, 0xD8, 0, 13, 10, 0xFF });
    private readonly ApiBench bench = new();

    [Fact]
    public async Task A_picture_for_an_article_is_a_form_with_one_part_named_media()
    {
        bench.Platform.ThenJson("""{"url":"http:\/\/mmbiz.qpic.cn\/x\/0"}""");

        var answer = await bench.Api<IMediaApi>().UploadArticleImageAsync(ApiBench.Account, Picture, ApiBench.Cancellation);

        Assert.Equal("http://mmbiz.qpic.cn/x/0", answer.Value);
        var call = bench.Platform.Calls[0];
        Assert.Equal("POST /base/cgi-bin/media/uploadimg?access_token=token-1", call.Line);
        var boundary = call.Headers["Content-Type"].Split("boundary=")[1];
        Assert.DoesNotContain('"', boundary);
#if SENPARC
        // It tells the length besides, and calls the part a form.
        const string Head = "name=\"media\"; filename=\"cover.jpg\"; filelength=6\r\nContent-Type: multipart/form-data\r\n\r\n";
#else
        const string Head = "name=\"media\"; filename=\"cover.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
#endif
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; {Head}{Encoding.Latin1.GetString(Picture.Content.Span)}\r\n--{boundary}--\r\n",
            Encoding.Latin1.GetString(call.Body));
    }

    [Fact]
    public async Task A_hostile_file_name_cannot_leave_its_quotation_marks()
    {
        var file = Picture with { FileName = "a\"; name=\"x\r\n图.jpg" };

        await bench.Api<IMediaApi>().UploadAsync(ApiBench.Account, "image", file, ApiBench.Cancellation);

        Assert.Contains("filename=\"a___name__x___.jpg\"", bench.Platform.Calls[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("media_id")]
    [InlineData("thumb_media_id")]
    public async Task A_temporary_file_has_an_id_under_either_name(string field)
    {
        bench.Platform.ThenJson($$"""{"type":"thumb","{{field}}":"T1","created_at":1700000000}""");

        var answer = await bench.Api<IMediaApi>().UploadAsync(ApiBench.Account, "thumb", Picture, ApiBench.Cancellation);

        Assert.Equal(new TemporaryMedia("T1", 1_700_000_000), answer.Value);
        Assert.EndsWith("media/upload?access_token=token-1&type=thumb", bench.Platform.Calls[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_sends_the_same_file_again()
    {
        bench.Platform.ThenJson("""{"errcode":42001,"errmsg":"access_token expired"}""").ThenJson("""{"media_id":"P1","url":"http://mmbiz.qpic.cn/p"}""");

        var answer = await bench.Api<IMaterialApi>().AddAsync(ApiBench.Account, "image", Picture, ApiBench.Cancellation);

        Assert.Equal(new StoredMaterial("P1", "http://mmbiz.qpic.cn/p"), answer.Value);
        Assert.Equal(Form(bench.Platform.Calls[0]), Form(bench.Platform.Calls[1]));
    }

    [Fact]
    public async Task A_permanent_file_is_sent_once_when_no_answer_comes()
    {
        bench.Platform.Then(Reaction.Hangup);

        var answer = await bench.Api<IMaterialApi>().AddAsync(ApiBench.Account, "image", Picture, ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_download_gives_the_bytes_and_an_errcode_instead_of_them_is_a_failure()
    {
        bench.Platform
            .Then(Reaction.Http(200, "image/jpeg", Picture.Content.ToArray(), "Content-disposition: attachment; filename=\"m.jpg\"\r\n"))
            .ThenJson("""{"errcode":40007,"errmsg":"invalid media_id"}""");

        var file = (await bench.Api<IMediaApi>().DownloadAsync(ApiBench.Account, "M+1", ApiBench.Cancellation)).Value;
        var failure = (await bench.Api<IMediaApi>().DownloadAsync(ApiBench.Account, "M", ApiBench.Cancellation)).Failure!;

        Assert.Equal(("m.jpg", "image/jpeg"), (file.FileName, file.ContentType));
        Assert.Equal(Picture.Content.ToArray(), file.Content.ToArray());
        Assert.Equal("GET /base/cgi-bin/media/get?access_token=token-1&media_id=M%2B1", bench.Platform.Calls[0].Line);
        Assert.Equal(40007, failure.Code);
    }

    [Fact]
    public async Task What_somebody_sent_goes_into_a_file_and_a_film_from_the_address_that_WeChat_names()
    {
        var film = new byte[200_000];
        Random.Shared.NextBytes(film);
        film[0] = 0;
        bench.Platform
            .Then(Reaction.Http(200, "image/jpeg", Picture.Content.ToArray()))
            .ThenJson($$"""{"video_url":"{{new Uri(bench.Platform.Base, "/films/1?sign=a")}}"}""")
            .Then(Reaction.Http(200, "video/mp4", film));
        using var file = new MemoryStream();

        var picture = await bench.Api<IMediaApi>().ReceiveAsync(ApiBench.Account, "M", file, ApiBench.Cancellation);
        Assert.Equal(new ReceivedMedia("image/jpeg", Picture.Content.Length), picture.Value);
        Assert.Equal(Picture.Content.ToArray(), file.ToArray());

        var received = await bench.Api<IMediaApi>().ReceiveAsync(ApiBench.Account, "V", file, ApiBench.Cancellation);
        Assert.Equal(new ReceivedMedia("video/mp4", film.Length), received.Value);
        Assert.Equal(film, file.ToArray());
        Assert.Equal("GET /films/1?sign=a", bench.Platform.Calls[^1].Line);
    }

    [Fact]
    public async Task Instead_of_what_somebody_sent_a_page_an_errcode_and_too_much_are_failures_with_a_name()
    {
        bench.Platform
            .Then(Reaction.Http(200, "text/html", "<html>please sign in</html>"u8.ToArray()))
            .ThenJson("""{"errcode":40007,"errmsg":"invalid media_id"}""")
            .Then(Reaction.Http(200, "video/mp4", [1, .. new byte[13 * 1024 * 1024]]));
        using var file = new MemoryStream();

        var failures = new List<ApiFailure>();
        for (var call = 0; call < 3; call++)
        {
            failures.Add((await bench.Api<IMediaApi>().ReceiveAsync(ApiBench.Account, "M", file, ApiBench.Cancellation)).Failure!);
        }

        Assert.Contains("是一个网页", failures[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(40007, failures[1].Code);
        Assert.Contains("过大", failures[2].Sentence, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    // The boundary may be another one.
    private static string Form(ReceivedCall call) =>
        Encoding.Latin1.GetString(call.Body).Replace(call.Headers["Content-Type"].Split("boundary=")[1], "boundary", StringComparison.Ordinal);
}
