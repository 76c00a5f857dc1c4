namespace PuyangFabu.Sandbox.Phones;

/// <summary>What followers sent besides pictures, by its media id. Nobody speaks or films here: the files are silent and empty, of the length that was said.</summary>
internal sealed class SentFileShelf(TimeProvider time)
{
    /// <summary>As long as the platform keeps what people send.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>Older ones are forgotten.</summary>
    private const int Capacity = 200;

    private const string Wide = "_16k";

    private readonly Lock gate = new();
    private readonly Queue<(string MediaId, string Kind, int Seconds, DateTimeOffset At)> sent = new();

    /// <returns>The media id.</returns>
    public string AddVoice(int seconds) => Add("voice", seconds);

    public string AddFilm(int seconds) => Add("video", seconds);

    public string AddCover() => Add("thumb", 0);

    /// <summary>Null when nobody sent it, or too long ago. A voice is also found under the id of its wide-band twin.</summary>
    public SentFile? Find(string mediaId)
    {
        var id = mediaId.EndsWith(Wide, StringComparison.Ordinal) ? mediaId[..^Wide.Length] : mediaId;
        lock (gate)
        {
            var (_, kind, seconds, _) = sent.FirstOrDefault(one => one.MediaId == id && one.At + Life > time.GetUtcNow());
            return (kind, id == mediaId) switch
            {
                ("voice", var narrow) => new SentFile(mediaId, "audio/amr", SilentVoice.Of(seconds, wide: !narrow), IsFilm: false),
                ("video", true) => new SentFile(mediaId, "video/mp4", EmptyFilm.Of(seconds), IsFilm: true),
                ("thumb", true) => new SentFile(mediaId, "image/jpeg", EmptyFilm.Cover, IsFilm: false),
                _ => null,
            };
        }
    }

    private string Add(string kind, int seconds)
    {
        var id = $"{kind}-{Guid.NewGuid():N}";
        lock (gate)
        {
            sent.Enqueue((id, kind, seconds, time.GetUtcNow()));
            if (sent.Count > Capacity)
            {
                sent.Dequeue();
            }
        }

        return id;
    }
}

/// <summary>A voice, a film or the cover of one, as a follower's phone sent it.</summary>
/// <param name="IsFilm">The platform gives the address of a film and the bytes of everything else.</param>
internal sealed record SentFile(string MediaId, string ContentType, byte[] Bytes, bool IsFilm);

/// <summary>An AMR file in which nobody speaks.</summary>
internal static class SilentVoice
{
    /// <summary>A frame lasts 20 ms; this one says that it holds nothing.</summary>
    private const byte NoData = 0x7C;
    private const int FramesPerSecond = 50;

    /// <param name="wide">16 kHz, as the platform's second id gives it.</param>
    public static byte[] Of(int seconds, bool wide)
    {
        var start = wide ? "#!AMR-WB\n"u8 : "#!AMR\n"u8;
        var file = new byte[start.Length + (seconds * FramesPerSecond)];
        start.CopyTo(file);
        file.AsSpan(start.Length).Fill(NoData);
        return file;
    }
}
