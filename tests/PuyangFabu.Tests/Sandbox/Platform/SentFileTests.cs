using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>What followers say and film can be fetched as the platform gives it out.</summary>
public sealed class SentFileTests
{
    [Fact]
    public async Task A_voice_is_an_AMR_file_of_its_length_in_both_widths()
    {
        await using var host = await PlatformHost.StartAsync();
        var message = await SentAsync(host, new { type = "voice", seconds = 3 });

        using var narrow = await host.RawAsync($"/cgi-bin/media/get?media_id={Node(message, "MediaId")}");
        using var wide = await host.RawAsync($"/cgi-bin/media/get?media_id={Node(message, "MediaId16K")}");

        var voice = await narrow.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("audio/amr", $"attachment; filename=\"{Node(message, "MediaId")}.amr\""), (narrow.Content.Headers.ContentType!.MediaType, narrow.Content.Headers.GetValues("Content-Disposition").Single()));
        Assert.True(voice.AsSpan().StartsWith("#!AMR\n"u8));
        Assert.Equal(3 * 50, voice.Length - 6);
        Assert.True((await wide.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan().StartsWith("#!AMR-WB\n"u8));
    }

    [Fact]
    public async Task A_film_is_an_address_that_leads_to_a_file_and_its_cover_a_picture()
    {
        await using var host = await PlatformHost.StartAsync();
        var message = await SentAsync(host, new { type = "video", seconds = 7 });

        var address = (await host.GetAsync($"/cgi-bin/media/get?media_id={Node(message, "MediaId")}")).Text("video_url");
        var film = await host.Sandbox.Client.GetByteArrayAsync(new Uri(address!), TestContext.Current.CancellationToken);
        Assert.True(film.AsSpan(4).StartsWith("ftyp"u8));
        var header = film.AsSpan(film.AsSpan().IndexOf("mvhd"u8) + 4);
        Assert.Equal((1000, 7000), (BinaryPrimitives.ReadInt32BigEndian(header[12..]), BinaryPrimitives.ReadInt32BigEndian(header[16..])));

        using var answer = await host.RawAsync($"/cgi-bin/media/get?media_id={Node(message, "ThumbMediaId")}");
        using var cover = SkiaSharp.SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((16, 16), (cover.Width, cover.Height));
    }

    [Fact]
    public async Task A_film_for_many_is_made_from_an_uploaded_one()
    {
        await using var host = await PlatformHost.StartAsync();
        var uploaded = (await host.UploadAsync("/cgi-bin/media/upload?type=video", Samples.Mp4())).Text("media_id");

        var made = (await host.PostAsync("/cgi-bin/media/uploadvideo", $$"""{"media_id":"{{uploaded}}","title":"短片","description":"介绍"}""")).Text("media_id");

        Assert.NotEqual(uploaded, made);
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/sendall", $$$"""{"filter":{"is_to_all":true},"msgtype":"mpvideo","mpvideo":{"media_id":"{{{made}}}"}}"""));
    }

    private static async Task<string> SentAsync(PlatformHost host, object action)
    {
        var openId = await host.Sandbox.FollowerAsync();
        host.Sandbox.AnswerWith(static _ => "success");
        await host.Sandbox.DeliveredAsync(openId, action);
        return (await host.Sandbox.ReceivedAsync()).Message.ToString();
    }

    private static string Node(string xml, string name) => Regex.Match(xml, $@"<{name}><!\[CDATA\[(?<id>[^\]]+)\]\]></{name}>").Groups["id"].Value;
}
