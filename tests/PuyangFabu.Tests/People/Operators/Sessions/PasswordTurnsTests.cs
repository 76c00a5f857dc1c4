using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Tests.People.Operators.Sessions;

public sealed class PasswordTurnsTests
{
    [Fact]
    public async Task However_many_sign_in_at_once_processors_are_left()
    {
        using var turns = new PasswordTurns();
        var (now, most) = (0, 0);
        var all = Enumerable.Range(0, 32).Select(number => Task.Run(() => turns.IsRightAsync(
            $"198.51.100.{number}",
            () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                Thread.SpinWait(10_000);
                return Task.FromResult(Interlocked.Decrement(ref now) >= 0);
            },
            TestContext.Current.CancellationToken)));

        Assert.All(await Task.WhenAll(all), static right => Assert.True(right));
        Assert.InRange(most, 1, PasswordTurns.AtOnce);
    }

    [Fact]
    public async Task One_address_does_not_fill_the_line_and_who_finds_none_is_sent_away_at_once()
    {
        using var turns = new PasswordTurns();
        var hold = new TaskCompletionSource<bool>();
        var flood = Enumerable.Range(0, 3 * PasswordTurns.PlacesOfOneAddress).Select(_ => AskAsync("203.0.113.9")).ToList();
        var sentAway = flood.Where(static asked => asked.IsCompleted).ToList();
        Assert.Equal(2 * PasswordTurns.PlacesOfOneAddress, sentAway.Count);
        Assert.All(await Task.WhenAll(sentAway), static right => Assert.Null(right));

        var another = AskAsync("198.51.100.1");
        Assert.False(another.IsCompleted);
        hold.SetResult(true);
        Assert.True(await another);
        Assert.True(await AskAsync("203.0.113.9"));

        Task<bool?> AskAsync(string address) => turns.IsRightAsync(address, () => hold.Task, TestContext.Current.CancellationToken);
    }
}
