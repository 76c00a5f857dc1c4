using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>The last deliveries of the whole sandbox, in memory.</summary>
internal sealed class DeliveryLog(PhoneFeed feed)
{
    /// <summary>Older ones are forgotten.</summary>
    public const int Capacity = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Delivery> deliveries = [];
    private readonly Queue<long> order = [];
    private long lastId;

    /// <summary>Keeps a new delivery under the next id.</summary>
    public Delivery Add(Func<long, Delivery> create)
    {
        lock (gate)
        {
            var delivery = create(++lastId);
            deliveries[delivery.Id] = delivery;
            order.Enqueue(delivery.Id);
            if (order.Count > Capacity)
            {
                deliveries.Remove(order.Dequeue());
            }

            Tell(delivery);
            return delivery;
        }
    }

    /// <summary>Changes a delivery in one step; null when it is forgotten already.</summary>
    public Delivery? Amend(long id, Func<Delivery, Delivery> change)
    {
        lock (gate)
        {
            if (!deliveries.TryGetValue(id, out var delivery))
            {
                return null;
            }

            var changed = change(delivery);
            deliveries[id] = changed;
            Tell(changed);
            return changed;
        }
    }

    public Delivery? Find(long id)
    {
        lock (gate)
        {
            return deliveries.GetValueOrDefault(id);
        }
    }

    /// <summary>All that is remembered of one account.</summary>
    public IReadOnlyList<Delivery> Of(string account)
    {
        lock (gate)
        {
            return [.. deliveries.Values.Where(one => one.Account == account)];
        }
    }

    /// <summary>The newest deliveries of one account, oldest of them first.</summary>
    public IReadOnlyList<DeliverySummary> Newest(string account, int count)
    {
        lock (gate)
        {
            return
            [
                .. deliveries.Values.Where(d => d.Account == account)
                    .OrderBy(d => d.Id)
                    .TakeLast(count)
                    .Select(DeliverySummary.Of),
            ];
        }
    }

    // Told within the lock, so that watching pages see the changes in their order.
    private void Tell(Delivery delivery) =>
        feed.Publish(new PhoneChange(delivery.Account, "delivery", DeliverySummary.Of(delivery)));
}
