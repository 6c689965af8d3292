import threading, random
def test_stress(portal):
    from portal.services.context import open_portal
    from tests.records import publish, index, change
    from portal.database import publishing
    from tests.worker.processes import find
    other=open_portal(portal.settings); bad=[]; n=[0]; stop=threading.Event(); err=[]
    W="children return family shelter reintegration protection famille retour trafficking loans savings".split()
    def look(k):
        r=random.Random(k)
        try:
            while not stop.is_set():
                f=find(other, r.choice(W)+" "+r.choice(W)); n[0]+=1
                if f.from_database: bad.append(1)
                if len(f.cards)!=min(50,f.total): err.append((f.total,len(f.cards)))
        except BaseException as e: err.append(repr(e))
    ts=[threading.Thread(target=look,args=(k,)) for k in range(4)]; [t.start() for t in ts]
    for i in range(60):
        publish(portal,f"n{i}",f"A quagmirical note w{i}x children")
        if i>5: change(portal,f"n{i-5}",publishing.withhold)
        index(portal)
    stop.set(); [t.join() for t in ts]
    print(n, len(bad), err[:5], len(err), (portal.settings.index/"DAMAGED").exists())
